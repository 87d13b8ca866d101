import type { CommandClient, RunCommand } from '../../kernel/command.js';
import { clientReads } from '../../kernel/client-reads.js';
import { globalId } from '../../kernel/global-id.js';
import type { Viewer } from '../../kernel/viewer.js';
import { recordsWritten } from '../access/index.js';
import { keepSourceDocument, sourcesOfCodes } from '../documents/index.js';
import { dossierReportsOfSource, storeDossierReports } from '../dossiers/index.js';
import { complaintGroups } from './complaint-groups.rules.js';
import type { Dataset, ImportWords } from './dataset.js';
import { checkWords, fileRows, type FileRows, type ImportFile } from './file-rows.js';
import { recordImportJob } from './import-job.commands.js';
import type { ImportCounts, ImportReport } from './import-report.js';
import type { ImportAtomicity, ImportMode, ImportStatus } from './import.enums.js';
import { planOf, type Fate, type PlacedReport, type PlannedReport } from './report-plan.js';
import { notYours, type RowComplaint } from './row-complaint.rules.js';
import { unitsOfDrafts } from './unit-finder.js';

/** What is to become of a file. */
export interface ImportOrder {
  readonly dataset: Dataset;
  readonly file: ImportFile;
  readonly mode: `${ImportMode}`;
  readonly atomicity: `${ImportAtomicity}`;
  readonly words: ImportWords;
}

/** Who sends it. */
export interface Sender {
  readonly viewer: Viewer;
  readonly command: RunCommand;
}

/**
 * Reads a file, decides about each row, and writes what is good, in one transaction with the job and one audit row: all of it is there
 * afterwards, or nothing. The same file again changes nothing, also when it is sent twice at once.
 */
export async function importFile(order: ImportOrder, { viewer, command }: Sender): Promise<ImportReport> {
  const { dataset, file, words } = order;
  checkWords(dataset, words);
  const startedAt = new Date();
  const read = await fileRows(dataset, file, words);
  return command('imports.importFile', async ({ client, actor, requestId }) => {
    const code = sourceCode(read);
    const { planned, refused } = await decided(client, viewer, read, code);
    const complaints = complaintGroups(inOrder([...read.complaints, ...refused]));
    const counts = countsOf(planned, read.rejected + refused.length, read.skipped);
    const status = statusOf(order, counts);
    const source = status === 'COMMITTED' ? await write(client, order, read, planned) : null;
    const report = { ...told(order, read), status, counts, complaints, source: source === null ? null : code };
    const job = await recordImportJob(client, { ...report, actor, requestId, startedAt, sourceId: source });
    const changed = planned.filter(({ fate }) => fate === 'UPDATED').map(({ before }) => before);
    return {
      result: { job: globalId('ImportJob', job), ...report },
      subject: `import:${job} ${dataset.name} ${file.name}: ${status}`,
      ...(source !== null && changed.length > 0 ? { before: changed } : {}),
      after: { status, ...counts, sha256: read.sha256, source: report.source },
    };
  });
}

const told = ({ dataset, mode, atomicity, file }: ImportOrder, { sha256, bytes, facts }: FileRows) => ({
  dataset: dataset.name,
  mode,
  atomicity,
  file: { name: file.name, sha256, bytes },
  facts,
});

/** Sixteen letters of the hash tell files apart, and can be read out. */
const sourceCode = ({ sha256 }: FileRows): string => `import-${sha256.slice(0, 16)}`;

/** What becomes of each row that could be read: its unit, whether the viewer may, and what is there already. */
async function decided(client: CommandClient, viewer: Viewer, { drafts }: FileRows, code: string) {
  const reads = clientReads(client);
  const units = await unitsOfDrafts(reads, drafts);
  const allowed = new Map<number, boolean>();
  const may = (unit: number): boolean => {
    if (!allowed.has(unit)) allowed.set(unit, recordsWritten(viewer, unit));
    return allowed.get(unit)!;
  };
  const refused: RowComplaint[] = [];
  const placed: PlacedReport[] = [];
  for (const [at, draft] of drafts.entries()) {
    const unit = units[at]!;
    if ('message' in unit) refused.push(unit);
    else if (!may(unit.unit)) refused.push(notYours(draft, unit));
    else placed.push({ ...draft, unitKey: unit.unit });
  }
  const [source] = await sourcesOfCodes(reads, [code]);
  const planned: PlannedReport[] = [];
  for (const one of planOf(placed, source ? await dossierReportsOfSource(reads, source.key) : [])) {
    if ('fate' in one) planned.push(one);
    else refused.push(one);
  }
  return { planned, refused };
}

/** Sheet by sheet as they came, rows from the top. */
function inOrder(complaints: readonly RowComplaint[]): readonly RowComplaint[] {
  const sheets = [...new Set(complaints.map(({ sheet }) => sheet))];
  return complaints.toSorted((one, other) => sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet) || one.row - other.row);
}

function countsOf(planned: readonly PlannedReport[], rejected: number, skipped: number): ImportCounts {
  const of = (fate: Fate): number => planned.filter((one) => one.fate === fate).length;
  return { created: of('CREATED'), updated: of('UPDATED'), unchanged: of('UNCHANGED'), rejected, skipped };
}

function statusOf({ mode, atomicity }: ImportOrder, { rejected }: ImportCounts): `${ImportStatus}` {
  if (mode === 'VALIDATE') return 'VALIDATED';
  return atomicity === 'ALL' && rejected > 0 ? 'FAILED' : 'COMMITTED';
}

/** Writes the rows that are new or differ; answers the source that stands for the file, null where the file has no good row. */
async function write(
  client: CommandClient,
  { file }: ImportOrder,
  read: FileRows,
  planned: readonly PlannedReport[],
): Promise<number | null> {
  if (planned.length === 0) return null;
  const source = sourceCode(read);
  const id = await keepSourceDocument(client, { code: source, kind: 'DATASET', title: file.name, note: `SHA-256 ${read.sha256}` });
  const changes = planned.filter(({ fate }) => fate !== 'UNCHANGED');
  const reports = changes.map(({ sheet, row, unitKey, before, report }) => {
    const place = sheet === null ? `${file.name} row ${row}` : `${sheet}!${row}`;
    return { ...report, unit: unitKey, source, locator: before?.locator ?? place };
  });
  if (reports.length > 0) await storeDossierReports(client, reports);
  return id;
}
