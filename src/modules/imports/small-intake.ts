import { fileRefusal } from './file-refusal.js';
import type { BalanceOutcome, ImportSource, Intake, IntakeRun } from './intake.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';

/** What becomes of a row that could be read: a draft of what it states, or why not. */
export type RowOutcome<Draft> = { readonly draft: Draft } | { readonly complaints: readonly RowComplaint[] };

export type Fate = 'CREATED' | 'UPDATED' | 'UNCHANGED';

/** A draft whose fate is known. */
export interface Planned<Draft> {
  readonly draft: Draft;
  readonly fate: Fate;
}

/** How the rows of a table that fits into memory are taken in; keyed is what `plan` needs to hand on to `write`. */
export interface SmallIntake<Draft extends RowPlace, Plan extends Planned<Draft>> {
  /** Reads a row by itself, without the database. */
  readonly outcome: (row: TableRow, run: IntakeRun) => RowOutcome<Draft>;
  /** Says of each draft, in their order, what becomes of it beside the others and what is there, or why it cannot be. May lock; writes nothing. */
  readonly plan: (drafts: readonly Draft[], run: IntakeRun) => Promise<readonly (Plan | RowComplaint)[]>;
  /** Writes those that are new or changed. */
  readonly write: (changed: readonly Plan[], source: ImportSource, run: IntakeRun) => Promise<void>;
  /** What the balance identities say of the figures. */
  readonly balances?: (planned: readonly Plan[]) => readonly BalanceOutcome[];
}

const MOST_ROWS = 50_000;

/** Takes in a table that fits into memory; one that does not is refused. */
export const smallIntake =
  <Draft extends RowPlace, Plan extends Planned<Draft>>(ways: SmallIntake<Draft, Plan>) =>
  async (run: IntakeRun): Promise<Intake> => {
    const drafts: Draft[] = [];
    let planned: Plan[] = [];
    let seen = 0;
    return {
      async take(rows) {
        seen += rows.length;
        if (seen > MOST_ROWS) throw tooManyRows();
        return rows.flatMap((row) => {
          const outcome = ways.outcome(row, run);
          if (!('draft' in outcome)) return outcome.complaints;
          drafts.push(outcome.draft);
          return [];
        });
      },
      async settle() {
        const all = await ways.plan(drafts, run);
        planned = all.filter((one): one is Plan => 'fate' in one);
        const of = (fate: Fate): number => planned.filter((one) => one.fate === fate).length;
        return {
          created: of('CREATED'),
          updated: of('UPDATED'),
          unchanged: of('UNCHANGED'),
          complaints: all.filter((one): one is RowComplaint => !('fate' in one)),
          ...(ways.balances && { balances: ways.balances(planned) }),
        };
      },
      async write(source) {
        const changed = planned.filter(({ fate }) => fate !== 'UNCHANGED');
        if (changed.length > 0) await ways.write(changed, source, run);
      },
    };
  };

const tooManyRows = () =>
  fileRefusal('TOO_MANY_ROWS', {
    message: `The table has more than ${MOST_ROWS.toLocaleString('en')} rows.`,
    messageVi: `Bảng có quá ${MOST_ROWS.toLocaleString('vi')} dòng.`,
    hint: 'Send it in parts, each with its header.',
    hintVi: 'Tách thành nhiều tệp, mỗi tệp có dòng tiêu đề.',
  });
