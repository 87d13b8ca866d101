import type { Reads } from '../../kernel/reads.js';
import { holdersOf, namedUnits, speltSo, type NamedUnit, type UnitReading } from '../units/index.js';
import type { ReportDraft } from './dataset.js';
import { codeUnknown, nameAmbiguous, nameUnknown, unitDiffers, type RowComplaint } from './row-complaint.rules.js';

export type FoundUnit = Pick<UnitReading, 'unit' | 'code' | 'name'>;

/** Answers of a statement that is asked once for each different key. */
async function bySlot<Key, Row extends { slot: number }>(
  keys: readonly Key[],
  read: (keys: readonly Key[]) => Promise<readonly Row[]>,
): Promise<(key: Key) => readonly Row[]> {
  const different = new Map(keys.map((key) => [JSON.stringify(key), key]));
  const slots = [...different.keys()];
  const rows = slots.length === 0 ? [] : await read([...different.values()]);
  const found = Map.groupBy(rows, ({ slot }) => slots[slot]!);
  return (key) => found.get(JSON.stringify(key)) ?? [];
}

const daysOf = ({ report }: ReportDraft) => ({ since: report.periodFrom, on: report.periodTo });
const codeKey = (draft: ReportDraft) => ({ code: draft.unit.code!, ...daysOf(draft) });
const nameKey = (draft: ReportDraft) => ({ name: draft.unit.name!, ...daysOf(draft) });

/**
 * The units that rows name, in their order, or why none is found. A code or a name is looked for at the end of the row's period, or on the
 * unit's last day in it; a name that fits several is never guessed.
 */
export async function unitsOfDrafts(reads: Reads, drafts: readonly ReportDraft[]): Promise<(FoundUnit | RowComplaint)[]> {
  const byCode = drafts.filter(({ unit }) => unit.code !== null);
  const byName = drafts.filter(({ unit }) => unit.code === null);
  const holders = await bySlot(byCode.map(codeKey), (keys) => holdersOf(reads, keys));
  const named = await bySlot(byName.map(nameKey), (keys) => namedUnits(reads, keys));
  return drafts.map((draft) =>
    draft.unit.code === null ? oneNamed(draft, named(nameKey(draft))) : holder(draft, holders(codeKey(draft))[0]),
  );
}

/** The holder of the row's code, which has to be called as the row says. */
function holder(draft: ReportDraft, found: UnitReading | undefined): FoundUnit | RowComplaint {
  const { unit, report } = draft;
  if (!found) return codeUnknown(draft, unit.code!, `${report.periodFrom} – ${report.periodTo}`);
  if (unit.name !== null && speltSo(unit.name, [found]).length === 0) return unitDiffers(draft, unit.name, found.code, found.name);
  return found;
}

/** The one unit of the row's name that lies below what the row says is above it. */
function oneNamed(draft: ReportDraft, found: readonly NamedUnit[]): FoundUnit | RowComplaint {
  const { name, parent } = draft.unit;
  const spelt = speltSo(name!, found);
  const meant = parent === null ? spelt : spelt.filter(({ above }) => liesUnder(above, parent));
  if (meant.length === 0) return nameUnknown(draft, name!, spelt.length > 0 ? spelt : found);
  return meant.length > 1 ? nameAmbiguous(draft, name!, meant) : meant[0]!;
}

const liesUnder = (above: NamedUnit['above'], parent: string): boolean =>
  above.some(({ code }) => code === parent) || speltSo(parent, above).length > 0;
