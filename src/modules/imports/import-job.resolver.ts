import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId, parseGlobalId } from '../../kernel/global-id.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { complaintsByJob, importJobByKey } from './import-job.loaders.js';
import { countOfImportJobs, keysetOfImportJob, listedImportJobs, type ImportComplaintRow, type ImportJobRow } from './import-job.query.js';
import { ImportBalance, ImportComplaint, ImportJob, ImportReversal } from './import-job.type.js';
import type { BalanceOutcome } from './intake.js';
import { WORK_TERMS } from './import-work.js';
import { jobIdUnknown, revertImport } from './revert-import.js';

const page = connectionTypes<ImportJob>(() => ImportJob, 'ImportJob');
export const ImportJobCountResolver = page.Resolver;

export const importJobNode = nodeByNumber(importJobByKey);

@Resolver(() => ImportJob)
export class ImportJobResolver {
  @Query(() => ImportJob, {
    nullable: true,
    description:
      'A file that was read (lần nhập dữ liệu theo mã); null for an unknown id, and for others than its sender and data stewards.',
  })
  importJob(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The id that the report of the import says as job (mã lần nhập).' }) id: string,
  ): Promise<object | null> {
    const parsed = parseGlobalId(id);
    return parsed?.type === 'ImportJob' ? importJobNode(context, parsed.key) : Promise.resolve(null);
  }

  @Query(() => page.Connection, {
    description:
      'The files that were read (danh sách lần nhập dữ liệu), newest first: those that the caller sent, for data stewards and administrators all.',
  })
  async importJobs(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<Connection<ImportJobRow>> {
    const at = pageOf(args, 'importJobs');
    const rows = await listedImportJobs(context.reads, at);
    return connection(rows, at, keysetOfImportJob, () => countOfImportJobs(context.reads));
  }

  @FieldResolver(() => ID)
  id(@Root() job: ImportJobRow): string {
    return globalId('ImportJob', job.key);
  }

  @FieldResolver(() => SourceReference, {
    nullable: true,
    description: 'What the figures of the file cite (nguồn); null where none was written.',
  })
  source(@Root() job: ImportJobRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, job.sourceId, null);
  }

  @FieldResolver(() => [ImportComplaint], { description: 'Why rows were rejected (các lỗi), in the order of the rows.' })
  complaints(@Root() job: ImportJobRow, @Ctx() context: RequestContext): Promise<readonly ImportComplaintRow[]> {
    return context.loaders.load(complaintsByJob, job.key);
  }

  @FieldResolver(() => [ImportBalance], { description: 'What the balance identities say of the figures of the file (kiểm tra cân đối).' })
  balances(@Root() job: ImportJobRow): readonly BalanceOutcome[] {
    return job.balances;
  }

  @FieldResolver(() => ImportReversal, { nullable: true, description: 'What became of taking it back (hoàn tác); null where nobody did.' })
  reversal(@Root() { revertedAt, revertedBy, restored, kept }: ImportJobRow): object | null {
    return revertedAt === null ? null : { at: revertedAt, by: revertedBy, restored, kept };
  }

  @Mutation(() => ImportJob, {
    description:
      'Takes back what an import wrote, wherever nothing newer has touched it (hoàn tác lần nhập); its reversal lists what stays. For its sender and data stewards; FORBIDDEN for others, CONFLICT where it wrote nothing or was taken back already.',
  })
  async revertImport(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The id of the import (mã lần nhập).' }) id: string,
  ): Promise<object> {
    const parsed = parseGlobalId(id);
    const key = parsed?.type === 'ImportJob' ? Number(parsed.key) : Number.NaN;
    if (!Number.isSafeInteger(key)) throw jobIdUnknown(id);
    await context.command('imports.revertImport', (run) => revertImport(run, key, context.viewer), WORK_TERMS);
    return (await importJobNode(context, String(key)))!;
  }
}
