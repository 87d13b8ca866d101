import type { DossierEvent } from '../dossiers/index.js';
import { cellComplaints, datesReversed, inTheFuture, stateWithoutTime, unitMissing, type RowComplaint } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import { instantOf, textOf, unitWordsOf } from './unit-columns.rules.js';
import type { UnitWords } from './unit-directory.js';

/** A row that states a dossier; what it names is still words. */
export interface DossierDraft {
  readonly sheet: string | null;
  readonly row: number;
  readonly code: string;
  readonly procedure: string;
  readonly unit: UnitWords;
  readonly receivingUnit: string | null;
  readonly channel: string;
  readonly serviceLevel: string | null;
  readonly dueOn: string | null;
  readonly resultKind: string | null;
  readonly events: readonly DossierEvent[];
}

/** The columns that date a state, in the order of a dossier's life. */
const DATED = [
  { key: 'submittedAt', state: 1, column: 'Ngày nộp' },
  { key: 'receivedAt', state: 2, column: 'Ngày tiếp nhận' },
  { key: 'finishedAt', state: 9, column: 'Ngày có kết quả' },
  { key: 'handedOverAt', state: 10, column: 'Ngày trả kết quả' },
] as const;

/** A day without a time is only a day: whatever else happened on it may stand before or after. */
const MIDNIGHT_MS = 17 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const isDayOnly = (at: Date): boolean => at.getTime() % DAY_MS === MIDNIGHT_MS;

/** Whether one instant is surely before another, where either may be only a day. */
function surelyBefore(one: Date, other: Date): boolean {
  if (!isDayOnly(one) && !isDayOnly(other)) return one < other;
  const day = (at: Date): number => Math.floor((at.getTime() - MIDNIGHT_MS) / DAY_MS);
  return day(one) < day(other);
}

/** What a row says of a dossier, or what is wrong with it, without looking at anything but the row. */
export function dossierDraft(
  row: TableRow,
  now: Date,
): { readonly draft: DossierDraft } | { readonly complaints: readonly RowComplaint[] } {
  const { values } = row;
  const place = { sheet: row.sheet, row: row.row };
  if (row.complaints.length > 0) return { complaints: cellComplaints(place, row.complaints) };
  const unit = unitWordsOf(values);
  const complaints: RowComplaint[] = unit.code === null && unit.name === null ? [unitMissing(place)] : [];
  const events: DossierEvent[] = [];
  let last: { readonly at: Date; readonly column: string } | null = null;
  for (const { key, state, column } of DATED) {
    const at = instantOf(values, key);
    if (at === null) continue;
    if (at > now) complaints.push(inTheFuture(place, column, at));
    if (last !== null && surelyBefore(at, last.at)) complaints.push(datesReversed(place, last.column, column, at));
    events.push({ state, at });
    last = { at, column };
  }
  const present = presentState(row, events);
  if (present === 'WITHOUT_TIME') complaints.push(stateWithoutTime(place, textOf(values, 'state')!));
  else if (present !== null) {
    if (present.at > now) complaints.push(inTheFuture(place, 'Ngày cập nhật trạng thái', present.at));
    events.push(present);
  }
  if (complaints.length > 0) return { complaints };
  const draft: DossierDraft = {
    ...place,
    code: textOf(values, 'code')!,
    procedure: textOf(values, 'procedure')!,
    unit,
    receivingUnit: textOf(values, 'receivingUnit'),
    channel: textOf(values, 'channel')!,
    serviceLevel: textOf(values, 'serviceLevel'),
    dueOn: textOf(values, 'dueOn'),
    resultKind: textOf(values, 'resultKind'),
    events,
  };
  return { draft };
}

/** The event of the present state, where the dates of the row do not tell it already. */
function presentState({ values }: TableRow, events: readonly DossierEvent[]): DossierEvent | 'WITHOUT_TIME' | null {
  const word = textOf(values, 'state');
  if (word === null) return null;
  const state = Number(word);
  const at = instantOf(values, 'stateAt');
  if (at === null) return events.some((event) => event.state === state) ? null : 'WITHOUT_TIME';
  return events.some((event) => event.state === state && (event.at.getTime() === at.getTime() || state < 3 || state > 8))
    ? null
    : { state, at };
}
