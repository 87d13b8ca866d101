import { createHash } from 'node:crypto';
import type { CommandRun, Done } from '../../kernel/command.js';
import { badInput } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { CellValue } from './column.js';
import type { Dataset } from './dataset.js';
import type { FileRows } from './file-rows.js';
import { insertImportJob } from './import-job.commands.js';
import type { ImportReport } from './import-report.js';
import { importWork } from './import-work.js';
import type { ImportAtomicity } from './import.enums.js';
import type { TableRow } from './row-reader.js';

/** An item of a mutation: values by the keys of the dataset's columns. */
export type Item = Readonly<Record<string, CellValue | null | undefined>>;

/** Items of a mutation. */
export interface ItemsOrder {
  readonly dataset: Dataset;
  readonly items: readonly Item[];
  readonly atomicity: `${ImportAtomicity}`;
  /** What the mutation is called. */
  readonly mutation: string;
  readonly viewer: Viewer;
}

/** So many items a call: what has more is a file. */
const MOST_ITEMS = 1_000;

/** Imports items as a file of as many rows would be, in one transaction with their job: all of it is there afterwards, or nothing. */
export async function importItems({ client, actor, requestId }: CommandRun, order: ItemsOrder): Promise<Done<ImportReport>> {
  const { dataset, items, atomicity, mutation, viewer } = order;
  if (items.length === 0 || items.length > MOST_ITEMS) throw wrongCount(items.length);
  const text = JSON.stringify(items);
  const file = { name: mutation, sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text) };
  const id = await insertImportJob(client, { dataset: dataset.name, mode: 'COMMIT', atomicity, file, actor, requestId });
  return importWork(
    client,
    {
      ...file,
      id,
      dataset,
      rows: itemRows(items, `import ${id}`),
      rejectedRows: () => Promise.resolve([]),
      // One for all that this sender sends: a document a call would bury the others.
      source: { code: `sent-by-${actor}`, title: `Dữ liệu do ${actor} gửi qua giao diện lập trình`, note: null },
      mode: 'COMMIT',
      atomicity,
      words: {},
      viewer,
      now: new Date(),
    },
    () => {},
  );
}

/** Items as the rows of a sheet that is called like their job, from 1. */
function itemRows(items: readonly Item[], sheet: string): FileRows {
  const rows = items.map((values, at): TableRow => ({
    sheet,
    row: at + 1,
    total: false,
    cells: [],
    values: withoutGaps(values),
    none: {},
    complaints: [],
  }));
  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    yield rows;
  }
  return {
    batches: batches(),
    facts: () => ({ format: 'ITEMS', encoding: null, delimiter: null, legacyFont: null, notes: [], sheets: [], summedUp: 0 }),
    skipped: () => 0,
    headers: () => [],
    bytesRead: () => 0,
  };
}

const withoutGaps = (values: Item): Readonly<Record<string, CellValue | null>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));

const wrongCount = (count: number) =>
  badInput({
    message: `A call takes 1 to ${MOST_ITEMS} items; ${count} came.`,
    messageVi: `Mỗi lần gọi nhận từ 1 đến ${MOST_ITEMS} mục; đã gửi ${count} mục.`,
    hint: 'Send more of them in several calls, or as a file to /imports/<dataset>.',
  });
