import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { LegalDocumentKind } from './document.enums.js';
import { mentionsByLegalDocument } from './legal-document.loaders.js';
import {
  countOfLegalDocuments,
  keysetOfLegalDocument,
  listedLegalDocuments,
  type LegalDocumentMentionRow,
  type LegalDocumentRow,
} from './legal-document.query.js';
import { LegalDocument, LegalDocumentMention } from './legal-document.type.js';
import { partyOfRecord, type PartyReading } from './party.loaders.js';
import { Party } from './party.type.js';
import { sourceReference, type SourceReferenceRow } from './source.loaders.js';
import { SourceReference } from './source.type.js';

@InputType({ description: 'Which legal documents to list; all conditions apply together.' })
export class LegalDocumentFilter {
  @Field(() => String, { nullable: true, description: 'Exactly this number (số, ký hiệu).' })
  number?: string | null;

  @Field(() => [LegalDocumentKind], { nullable: true, description: 'Only these kinds (loại văn bản).' })
  kinds?: LegalDocumentKind[] | null;
}

const page = connectionTypes<LegalDocument>(() => LegalDocument, 'LegalDocument');
export const LegalDocumentConnection = page.Connection;
export const LegalDocumentCountResolver = page.Resolver;

@Resolver(() => LegalDocument)
export class LegalDocumentResolver {
  @Query(() => LegalDocumentConnection, {
    description: 'Legal and administrative documents that the sources name (danh sách văn bản), by number.',
  })
  async legalDocuments(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => LegalDocumentFilter, { nullable: true, description: 'Which documents.' }) filter?: LegalDocumentFilter | null,
  ): Promise<Connection<LegalDocumentRow>> {
    const meant = { number: filter?.number ?? null, kinds: filter?.kinds ?? null };
    const at = pageOf(pageArgs, `legalDocuments ${JSON.stringify(meant)}`);
    const rows = await listedLegalDocuments(context.reads, meant, at);
    return connection(rows, at, keysetOfLegalDocument, () => countOfLegalDocuments(context.reads, meant));
  }

  @FieldResolver(() => ID)
  id(@Root() document: LegalDocumentRow): string {
    return globalId('LegalDocument', document.key);
  }

  @FieldResolver(() => Party, { nullable: true, description: 'Who issued it (cơ quan ban hành); null when not stated.' })
  issuer(@Root() document: LegalDocumentRow, @Ctx() context: RequestContext): Promise<PartyReading | null> {
    return partyOfRecord(context, document.issuer, dayOfIssue(document) ?? context.today);
  }

  @FieldResolver(() => [LegalDocumentMention], { description: 'Where sources name it (các trích dẫn).' })
  mentions(@Root() document: LegalDocumentRow, @Ctx() context: RequestContext): Promise<readonly LegalDocumentMentionRow[]> {
    return context.loaders.load(mentionsByLegalDocument, document.key);
  }
}

const dayOfIssue = ({ issuedOn, issuedYear }: LegalDocumentRow): string | null =>
  issuedOn ?? (issuedYear === null ? null : `${issuedYear}-12-31`);

@Resolver(() => LegalDocumentMention)
export class LegalDocumentMentionResolver {
  @FieldResolver(() => SourceReference, { nullable: true, description: 'The source and the place in it (nguồn).' })
  source(@Root() mention: LegalDocumentMentionRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, mention.sourceId, mention.locator);
  }
}
