import type { StatementRow } from '../documents/index.js';
import { repeatedRow } from './record-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import type { Fate, Planned } from './small-intake.js';
import type { FoundSource } from './source-directory.js';
import { sameNumber } from './stated-value.rules.js';
import { alreadyStated } from './statement-complaint.rules.js';
import type { StatementDraft } from './statement-row.rules.js';

/** A statement whose metric, subject and source are known. */
export interface PlacedStatement extends StatementDraft {
  readonly metricKey: number;
  /** Identity of the unit; null where the subject is only words. */
  readonly unitKey: number | null;
  /** Null where the file itself states it. */
  readonly source: FoundSource | null;
}

export interface PlannedStatement extends Planned<PlacedStatement> {
  /** The statement that is there already. */
  readonly before: StatementRow | null;
}

type Existing = StatementRow & { readonly source: string };

/** What a statement is known by: of the file itself its day stands for its place, for a row is not a place to be told apart by. */
const keyOf = (metric: number, unit: number | null, subject: string | null, at: Omit<Stand, 'metric'>): string =>
  JSON.stringify([metric, unit, subject, at.scope, at.source, at.place, at.from, at.to]);

interface Stand {
  readonly scope: string | null;
  readonly source: string;
  readonly place: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const keyOfRow = (row: PlacedStatement, file: string): string =>
  keyOf(row.metricKey, row.unitKey, row.subject, { ...row, source: row.source?.code ?? file, place: row.source ? row.locator : row.asOf });

const keyOfExisting = (one: Existing, file: string): string =>
  keyOf(one.metric, one.unit, one.unresolvedSubject, {
    scope: one.scope,
    source: one.source,
    place: one.source === file ? one.asOf : one.locator,
    from: one.periodFrom,
    to: one.periodTo,
  });

/** What becomes of rows beside what their sources state already. Only who `corrects` may change what another document states. */
export function statementPlan(
  rows: readonly PlacedStatement[],
  existing: readonly Existing[],
  { file, corrects }: { readonly file: string; readonly corrects: boolean },
): (PlannedStatement | RowComplaint)[] {
  const known = new Map(existing.toReversed().map((one) => [keyOfExisting(one, file), one]));
  const first = new Map<string, PlacedStatement>();
  return rows.map((row) => {
    const key = keyOfRow(row, file);
    const twin = first.get(key);
    if (twin) return repeatedRow(row, twin);
    first.set(key, row);
    const before = known.get(key) ?? null;
    const fate = fateOf(row, before);
    return fate === 'UPDATED' && row.source !== null && !corrects
      ? alreadyStated(row, before!.value ?? before!.noValueReason)
      : { draft: row, before, fate };
  });
}

/** An empty cell says nothing: what stands there stays. */
function fateOf(row: PlacedStatement, before: StatementRow | null): Fate {
  if (before === null) return 'CREATED';
  const same =
    sameNumber(row.value, before.value) &&
    row.noValueReason === before.noValueReason &&
    (row.outOf === null || sameNumber(row.outOf, before.outOf)) &&
    (row.operator === null || row.operator === (before.operator as string)) &&
    (row.asOf ?? before.asOf) === before.asOf &&
    row.text === before.text;
  return same ? 'UNCHANGED' : 'UPDATED';
}
