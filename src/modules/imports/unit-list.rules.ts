import type { TerritoryRow } from '../units/index.js';
import { listedTwice, notListed, notThere, partDiffers } from './unit-list-complaint.rules.js';
import type { ListedDraft, ListedPart } from './listed-part.js';
import type { RowComplaint } from './row-complaint.rules.js';
import type { Planned } from './small-intake.js';

/** How a name of a list is compared with the official one. */
export type NamesUnit = (name: string, official: string) => boolean;

/** A city within a province and one within a city are both printed as “Thành phố”. */
const CITIES = ['CENTRAL_CITY', 'PROVINCIAL_CITY', 'MUNICIPAL_CITY'];
const sameKind = (listed: string, known: string): boolean => listed === known || (CITIES.includes(listed) && CITIES.includes(known));

/** Holds the rows of a list against the register of a day: what is the same is unchanged, what differs is told, and so is what the list lacks. */
export function listOutcome(drafts: readonly ListedDraft[], register: readonly TerritoryRow[], on: string, namesUnit: NamesUnit) {
  const known = new Map(register.map((unit) => [unit.code, unit]));
  const told = new Set<string>();
  const first = new Map<string, ListedDraft>();
  const wrong = new Map<ListedDraft, RowComplaint[]>(drafts.map((draft) => [draft, []]));
  for (const draft of drafts) {
    const own = wrong.get(draft)!;
    const lowest = draft.parts.at(-1)!;
    const twin = first.get(lowest.code);
    if (twin?.parts.at(-1)?.level === lowest.level) own.push(listedTwice(draft, lowest.code, twin.row));
    for (const part of draft.parts) {
      if (!first.has(part.code)) first.set(part.code, draft);
      const key = JSON.stringify(part);
      if (told.has(key)) continue;
      told.add(key);
      own.push(...differences(draft, part, known.get(part.code), { on, namesUnit }));
    }
  }
  for (const unit of register) {
    if (unit.level !== 'COMMUNE' || first.has(unit.code)) continue;
    const place = above(unit, known).flatMap((code) => first.get(code) ?? [])[0];
    if (place) wrong.get(place)!.push(notListed(place, unit, on));
  }
  return drafts.flatMap((draft): (Planned<ListedDraft> | RowComplaint)[] => {
    const complaints = wrong.get(draft)!;
    return complaints.length > 0 ? complaints : [{ draft, fate: 'UNCHANGED' }];
  });
}

interface Against {
  readonly on: string;
  readonly namesUnit: NamesUnit;
}

function differences(draft: ListedDraft, part: ListedPart, unit: TerritoryRow | undefined, { on, namesUnit }: Against): RowComplaint[] {
  if (!unit) return [notThere(draft, part, on)];
  const { name, kind, parent } = part;
  return [
    ...(name === null || namesUnit(name, unit.name) ? [] : [partDiffers(draft, part, 'name', unit, on)]),
    ...(kind === null || sameKind(kind, unit.kind) ? [] : [partDiffers(draft, part, 'kind', unit, on)]),
    ...(parent === unit.parent ? [] : [partDiffers(draft, part, 'parent', unit, on)]),
  ];
}

/** Codes of what lies above a unit, nearest first, without the country. */
function above(unit: TerritoryRow, known: ReadonlyMap<string, TerritoryRow>): string[] {
  const parent = unit.parent === null ? undefined : known.get(unit.parent);
  return parent && parent.level !== 'NATIONAL' ? [parent.code, ...above(parent, known)] : [];
}
