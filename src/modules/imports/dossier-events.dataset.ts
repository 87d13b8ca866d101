import { DossierStage, dossiersRestorable, type StatedEvent } from '../dossiers/index.js';
import type { ColumnSpec } from './column.js';
import type { Dataset } from './dataset.js';
import { mayWrite, settled } from './dossier-intake.js';
import { dossierStateWords } from './dossier-words.rules.js';
import { dossierCodeColumn, resultColumn } from './dossiers.dataset.js';
import type { Intake, IntakeRun } from './intake.js';
import { cellComplaints, inTheFuture, type RowComplaint } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import { instantOf, textOf } from './unit-columns.rules.js';

const AT = 'Thời điểm';

const columns: readonly ColumnSpec[] = [
  dossierCodeColumn,
  {
    key: 'state',
    title: { vi: 'Trạng thái', en: 'State' },
    headers: ['Trạng thái hồ sơ', 'Mã trạng thái'],
    required: true,
    kind: 'WORD',
    words: dossierStateWords,
    explanation: 'Trạng thái mà hồ sơ chuyển sang, bằng số (1–10) hoặc bằng chữ.',
  },
  {
    key: 'at',
    title: { vi: AT, en: 'At' },
    headers: ['Thời gian', 'Ngày giờ', 'Ngày cập nhật trạng thái'],
    required: true,
    kind: 'INSTANT',
    explanation: 'Khi nào hồ sơ chuyển sang trạng thái đó, giờ Việt Nam.',
    example: '16/03/2026 15:00',
  },
  resultColumn,
  {
    key: 'withdrawn',
    title: { vi: 'Thu hồi', en: 'Withdrawn' },
    headers: ['Hủy', 'Thu hồi mốc này'],
    required: false,
    kind: 'BOOLEAN',
    explanation: 'Có: mốc này đã ghi nhầm và cần thu hồi.',
  },
];

/** What a row says of a dossier's life, or what is wrong with it. */
function stated(row: TableRow, n: number, now: Date): StatedEvent | readonly RowComplaint[] {
  const { sheet, row: at, values, complaints } = row;
  const place = { sheet, row: at };
  if (complaints.length > 0) return cellComplaints(place, complaints);
  const instant = instantOf(values, 'at')!;
  if (instant > now) return [inTheFuture(place, AT, instant)];
  return {
    ...place,
    n,
    code: textOf(values, 'code')!,
    state: Number(textOf(values, 'state')),
    at: instant,
    withdrawn: (values as Readonly<Record<string, unknown>>)['withdrawn'] === true,
    resultKind: textOf(values, 'resultKind') as StatedEvent['resultKind'],
  };
}

async function eventIntake(run: IntakeRun): Promise<Intake> {
  const stage = await DossierStage.open(run.client);
  let n = 0;
  return {
    async take(rows) {
      const complaints: RowComplaint[] = [];
      const events: StatedEvent[] = [];
      for (const row of rows) {
        const event = stated(row, (n += 1), run.now);
        if ('n' in event) events.push(event);
        else complaints.push(...event);
      }
      await stage.addEvents(events);
      return complaints;
    },
    settle: () => settled(stage, mayWrite(run)),
    write: ({ id }) => stage.write(id),
  };
}

/** What happens to dossiers, event by event, as the national interface sends it. */
export const dossierEventsDataset: Dataset = {
  name: 'dossier-events',
  title: { vi: 'Quá trình xử lý hồ sơ', en: 'Dossier events' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: false,
  lock: 'dossier',
  checked: false,
  intake: eventIntake,
  restorable: dossiersRestorable,
};
