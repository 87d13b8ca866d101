import { kindOf } from './list.rules.js';
import type { AgencyKind, KindName, LevelName, TerritoryKind } from './unit.rules.js';

const LEVELS: Readonly<Record<TerritoryKind, LevelName>> = {
  COUNTRY: 'NATIONAL',
  CENTRAL_CITY: 'PROVINCE',
  PROVINCE: 'PROVINCE',
  URBAN_DISTRICT: 'DISTRICT',
  RURAL_DISTRICT: 'DISTRICT',
  TOWN: 'DISTRICT',
  PROVINCIAL_CITY: 'DISTRICT',
  MUNICIPAL_CITY: 'DISTRICT',
  WARD: 'COMMUNE',
  RURAL_COMMUNE: 'COMMUNE',
  TOWNSHIP: 'COMMUNE',
  SPECIAL_ZONE: 'COMMUNE',
};

const isAgency = (kind: KindName): kind is AgencyKind => !(kind in LEVELS);

/** The level that a code of digits tells by its length; null for an agency's. */
export const levelOfCode = (code: string): LevelName | null =>
  (({ 2: 'PROVINCE', 3: 'DISTRICT', 5: 'COMMUNE' }) as const)[/^\d+$/u.test(code) ? code.length : 0] ?? null;

/** The kind of a territory that its name tells; null where it tells none. */
function kindTold(level: LevelName, name: string): TerritoryKind | null {
  try {
    return kindOf(level, name);
  } catch {
    return null;
  }
}

/** The kind of a territory of a level by its name, or as it is said where the name leaves that open; null where they do not go together. */
export function territoryKind(level: LevelName, name: string, said: KindName | null): TerritoryKind | null {
  const told = kindTold(level, name);
  if (told === null || said === null || said === told) return told;
  if (isAgency(said)) return null;
  return told === 'PROVINCIAL_CITY' && said === 'MUNICIPAL_CITY'
    ? said
    : told === 'CENTRAL_CITY' && said === 'PROVINCIAL_CITY'
      ? told
      : null;
}

/** The kind of a unit under a new name: agencies keep theirs unless another is said. Null where name and kind do not go together. */
export function kindAfter(level: LevelName, name: string, said: KindName | null, before: KindName): KindName | null {
  if (isAgency(before)) return said === null ? before : isAgency(said) ? said : null;
  return territoryKind(level, name, said ?? (before === 'MUNICIPAL_CITY' && kindTold(level, name) === 'PROVINCIAL_CITY' ? before : null));
}

/** The kind of an agency that begins: it has to be said. */
export const agencyKind = (said: KindName | null): AgencyKind | null => (said !== null && isAgency(said) ? said : null);
