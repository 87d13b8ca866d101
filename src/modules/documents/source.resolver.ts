import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { SourceKind } from './document.enums.js';
import { sourceByCode } from './source.loaders.js';
import { countOfSources, keysetOfSource, listedSources, type SourceDocumentRow } from './source.query.js';
import { SourceDocument } from './source.type.js';

@InputType({ description: 'Which source documents to list; all conditions apply together.' })
export class SourceDocumentFilter {
  @Field(() => [SourceKind], { nullable: true, description: 'Only these kinds (loại nguồn).' })
  kinds?: SourceKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only these codes (mã nguồn).' })
  codes?: string[] | null;
}

const page = connectionTypes<SourceDocument>(() => SourceDocument, 'SourceDocument');
export const SourceDocumentConnection = page.Connection;
export const SourceDocumentCountResolver = page.Resolver;

@Resolver(() => SourceDocument)
export class SourceDocumentResolver {
  @Query(() => SourceDocument, {
    nullable: true,
    description: 'The source document with this code (tài liệu nguồn theo mã); null for an unknown code.',
  })
  source(
    @Ctx() context: RequestContext,
    @Arg('code', () => String, { description: 'Code of the source (mã nguồn), such as S4.' }) code: string,
  ): Promise<SourceDocumentRow | null> {
    return context.loaders.load(sourceByCode, code);
  }

  @Query(() => SourceDocumentConnection, { description: 'The documents that the figures come from (danh sách tài liệu nguồn), by code.' })
  async sourceDocuments(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => SourceDocumentFilter, { nullable: true, description: 'Which documents.' }) filter?: SourceDocumentFilter | null,
  ): Promise<Connection<SourceDocumentRow>> {
    const meant = { kinds: filter?.kinds ?? null, codes: filter?.codes ?? null };
    const at = pageOf(pageArgs, `sourceDocuments ${JSON.stringify(meant)}`);
    const rows = await listedSources(context.reads, meant, at);
    return connection(rows, at, keysetOfSource, () => countOfSources(context.reads, meant));
  }

  @FieldResolver(() => ID)
  id(@Root() source: SourceDocumentRow): string {
    return globalId('SourceDocument', source.key);
  }
}
