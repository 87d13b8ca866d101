import type { CommandRun, Done } from '../../kernel/command.js';
import { HubError, notFound } from '../../kernel/errors.js';
import { restoreRows, type Restored } from '../../kernel/restore.js';
import type { Viewer } from '../../kernel/viewer.js';
import { importReverted } from '../access/index.js';
import { clearFindings, runChecks } from '../quality/index.js';
import { datasetOf } from './datasets.js';
import { lockedImportJob, noteReverted, type RevertibleJob } from './import-job.commands.js';

/**
 * Takes back what a job wrote, wherever nothing newer has touched it. NOT_FOUND for a job that is none, FORBIDDEN for others than its sender
 * and data stewards, CONFLICT where it wrote nothing or was taken back already.
 */
export async function revertImport({ client, actor }: CommandRun, key: number, viewer: Viewer): Promise<Done<Restored>> {
  const job = await lockedImportJob(client, key);
  if (!job || (!importReverted(viewer, job.actor) && viewer.actor !== job.actor)) throw jobIdUnknown(key);
  if (!importReverted(viewer, job.actor)) throw notYours();
  if (job.status !== 'COMMITTED') throw nothingToTakeBack(job);
  const { restorable, lock, holdFirst, checked } = datasetOf(job.dataset);
  await holdFirst?.(client);
  await client.query(`lock table ${lock} in share row exclusive mode`);
  const { transactionId } = job;
  if (checked) await clearFindings(client);
  const result = await restoreRows({ client, job: key, transactionId }, restorable);
  await noteReverted(client, key, actor, result.restored, result.kept);
  if (checked) await runChecks(client, actor);
  return { result, subject: `import:${key} ${job.dataset} ${job.fileName}: REVERTED`, after: result };
}

/** There is no such job, or it is not the caller's to see. */
export const jobIdUnknown = (id: string | number): HubError =>
  notFound({
    message: `There is no import ${id}.`,
    messageVi: `Không có lần nhập dữ liệu ${id}.`,
    hint: 'importJobs lists those that the caller sees.',
  });

const notYours = (): HubError =>
  new HubError('FORBIDDEN', {
    message: 'The caller may not write records any more, so it may not take them back either.',
    messageVi: 'Tài khoản không còn quyền ghi số liệu nên không thể hoàn tác.',
    hint: 'Ask a data steward.',
  });

const nothingToTakeBack = ({ status }: RevertibleJob): HubError =>
  new HubError('CONFLICT', {
    message:
      status === 'REVERTED'
        ? 'This import was taken back already.'
        : `Only what was COMMITTED can be taken back; this import is ${status}.`,
    messageVi: status === 'REVERTED' ? 'Lần nhập này đã được hoàn tác.' : 'Chỉ hoàn tác được lần nhập đã ghi nhận dữ liệu.',
    hint: 'importJob { status reversal { at } } tells what became of it.',
  });
