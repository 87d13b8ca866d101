import { Decimal } from 'decimal.js';
import { clientReads } from '../../kernel/client-reads.js';
import { changedRegister, storedRegister, storeUnitChanges, type ChangedRegister, type UnitChange } from '../units/index.js';
import type { IntakeRun } from './intake.js';
import { cellComplaints, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import { smallIntake, type Planned, type RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';
import { changedTwice, unchangeableRow } from './unit-change-complaint.rules.js';

type ChangeDraft = RowPlace & UnitChange;

/** Takes in changes of units, all in one step: they rest on each other. */
export async function unitChangeIntake(run: IntakeRun) {
  let changed: ChangedRegister = { outcomes: [], units: [], successions: [] };
  let taken: readonly ChangeDraft[] = [];
  const take = smallIntake<ChangeDraft, Planned<ChangeDraft>>({
    outcome,
    async plan(drafts, { client }) {
      await client.query('lock table unit, unit_version, unit_succession in share row exclusive mode');
      const { single, twice } = withoutTwins(drafts);
      taken = single;
      changed = changedRegister(await storedRegister(clientReads(client)), single);
      const planned = single.map((draft, at) => {
        const became = changed.outcomes[at]!;
        return typeof became === 'string' ? { draft, fate: became } : unchangeableRow(draft, draft, became);
      });
      return [...planned, ...twice];
    },
    write: (_, { id, locatorOf }, { client }) =>
      storeUnitChanges(client, changed, { sourceId: id, locators: taken.map((draft) => `${locatorOf(draft)}, ${draft.decision}`) }),
  });
  return take(run);
}

/** Rows that say the same of the same unit are one. */
function withoutTwins(drafts: readonly ChangeDraft[]) {
  const first = new Map<string, ChangeDraft>();
  const twice: RowComplaint[] = [];
  for (const draft of drafts) {
    const key = [draft.on, draft.kind, draft.code, draft.kind === 'MERGE' || draft.kind === 'PART' ? draft.newCode : ''].join('|');
    const twin = first.get(key);
    if (twin) twice.push(changedTwice(draft, draft.code, twin.row));
    else first.set(key, draft);
  }
  return { single: [...first.values()], twice };
}

function outcome({ sheet, row, values, complaints }: TableRow): RowOutcome<ChangeDraft> {
  const place = { sheet, row };
  const wrong = cellComplaints(place, complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const percent = textOf(values, 'weight');
  return {
    draft: {
      ...place,
      on: textOf(values, 'on')!,
      kind: textOf(values, 'kind') as UnitChange['kind'],
      code: textOf(values, 'code')!,
      name: textOf(values, 'name'),
      newCode: textOf(values, 'newCode'),
      newName: textOf(values, 'newName'),
      unitKind: textOf(values, 'unitKind') as UnitChange['unitKind'],
      parent: textOf(values, 'parent'),
      weight: percent === null || percent === '0' ? null : new Decimal(percent).div(100).toFixed(),
      decision: textOf(values, 'decision'),
    },
  };
}
