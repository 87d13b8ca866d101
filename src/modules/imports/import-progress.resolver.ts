import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { parseGlobalId } from '../../kernel/global-id.js';
import { watchOf, type Sighting } from '../../kernel/watch.js';
import { importJobsOfKeys } from './import-job.query.js';
import { importJobNode } from './import-job.resolver.js';
import { ImportJob } from './import-job.type.js';
import { ImportStatus } from './import.enums.js';
import { jobIdUnknown } from './revert-import.js';

/** Whoever runs a job says about once a second how far it is, wherever that is: the row tells every hub. */
const importJobWatch = watchOf(
  500,
  importJobsOfKeys,
  ({ key }) => key,
  ({ status, phase, rowsRead, bytesRead, rejected }) => ({
    cursor: [status, phase, rowsRead, bytesRead, rejected].join(),
    over: status !== ImportStatus.RUNNING,
  }),
);

@Resolver()
export class ImportProgressResolver {
  @Subscription(() => ImportJob, {
    description:
      'An import as it runs (theo dõi lần nhập dữ liệu): its present state at once, then each change of status, phase or counts, seen within a second; complete when it has ended. NOT_FOUND for an unknown id, and for others than its sender and data stewards.',
    subscribe: async ({ args, context }: { args: { id: string }; context: RequestContext }) =>
      context.watches.watch(importJobWatch, (await seenJob(context, args.id)).key),
  })
  importProgress(
    @Root() _sighting: Sighting,
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The id that the report of the import says as job (mã lần nhập).' }) id: string,
  ): Promise<object> {
    return seenJob(context, id);
  }
}

async function seenJob(context: RequestContext, id: string): Promise<{ readonly key: number }> {
  const parsed = parseGlobalId(id);
  const job = parsed?.type === 'ImportJob' ? await importJobNode(context, parsed.key) : null;
  if (job === null) throw jobIdUnknown(id);
  return job as { readonly key: number };
}
