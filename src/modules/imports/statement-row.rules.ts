import { locatorMissing } from './source-complaint.rules.js';
import { sourceWordsOf, type SourceWords } from './source-columns.rules.js';
import { cellComplaints, periodReversed, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import { linkComplaint } from './record-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import type { RowOutcome } from './small-intake.js';
import { statedValue, type StatedValue } from './stated-value.rules.js';
import { subjectMissing, subjectTwice } from './statement-complaint.rules.js';
import { textOf, unitWordsOf } from './unit-columns.rules.js';
import type { UnitWords } from './unit-directory.js';

/** A statement of a file; what it names is still words. */
export interface StatementDraft extends RowPlace, StatedValue {
  readonly metric: string;
  /** Null where the subject is only words. */
  readonly unit: UnitWords | null;
  readonly subject: string | null;
  readonly scope: string | null;
  /** Null where the row does not say. */
  readonly operator: string | null;
  readonly outOf: string | null;
  readonly text: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: string | null;
  /** Null where the file itself states it. */
  readonly document: SourceWords | null;
  readonly locator: string | null;
}

/** What a row states, or what is wrong with it, without looking at anything but the row. */
export function statementOutcome(row: TableRow): RowOutcome<StatementDraft> {
  const { sheet, row: at, values } = row;
  const place = { sheet, row: at };
  const wrong = cellComplaints(place, row.complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const unit = unitWordsOf(values);
  const named = unit.code !== null || unit.name !== null;
  const text = (key: string): string | null => textOf(values, key);
  const [subject, from, to] = [text('subject'), text('from'), text('to')];
  const [document, locator] = [sourceWordsOf(row), text('locator')];
  const stated = statedValue(place, row);
  const link = linkComplaint(place, 'Đường dẫn tài liệu nguồn', document?.url ?? null);
  const complaints: RowComplaint[] = [
    ...('message' in stated ? [stated] : []),
    ...(!named && subject === null ? [subjectMissing(place)] : []),
    ...(named && subject !== null ? [subjectTwice(place, subject)] : []),
    ...(from !== null && to !== null && from > to ? [periodReversed(place, from, to)] : []),
    ...(document !== null && locator === null ? [locatorMissing(place)] : []),
    ...(link ? [link] : []),
  ];
  if (complaints.length > 0 || 'message' in stated) return { complaints };
  const { value, noValueReason } = stated;
  const draft: StatementDraft = {
    ...place,
    value,
    noValueReason,
    metric: text('metric')!,
    unit: named ? unit : null,
    subject,
    scope: text('scope'),
    operator: text('operator'),
    outOf: text('outOf'),
    text: text('text')!,
    from,
    to,
    asOf: text('asOf'),
    document,
    locator: document === null ? null : locator,
  };
  return { draft };
}
