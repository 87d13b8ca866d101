import type { Link } from './list.rules.js';
import { foldKey } from './unit-name.rules.js';
import type { Gap, Origin, SuccessionName } from './unit.rules.js';

/** A commune on the eve of the change, with the names and codes of what it lay in. */
export interface OldCommune {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly districtKey: string;
  readonly district: string;
  readonly provinceCode: string;
  readonly origin: Origin;
}

/** A link whose two ends are certain. */
export interface Join {
  readonly commune: OldCommune;
  readonly newCode: string;
  readonly kind: Extract<SuccessionName, 'FULL' | 'PARTIAL'>;
  readonly origin: Origin;
}

export interface Joins {
  readonly joins: readonly Join[];
  readonly gaps: readonly Gap[];
}

const sameName = (one: string, other: string | undefined): boolean =>
  other !== undefined && (one === other || foldKey(one) === foldKey(other));
const placeKey = (name: string, district: string, province: string): string => [name, district, province].map(foldKey).join('|');

/** What is known when links are joined: communes by code, names of the new communes by code, province codes by folded name. */
export interface JoinContext {
  readonly communes: ReadonlyMap<string, OldCommune>;
  readonly newNames: ReadonlyMap<string, string>;
  readonly provinceCodes: ReadonlyMap<string, string>;
}

/**
 * Joins links where code *and* name agree at both ends; everything else is a gap with its reason, never a guess.
 * A row without an old code joins nothing by itself; it only shows that a commune named by a coded row had more
 * successors, so that none of them took it whole.
 */
export function joinLinks(links: readonly Link[], context: JoinContext): Joins {
  const { communes, newNames, provinceCodes } = context;
  const uncoded = Map.groupBy(
    links.filter((link) => link.oldCode === null && link.oldName !== ''),
    (link) => placeKey(link.oldName, link.oldDistrict, provinceCodes.get(foldKey(link.oldProvince)) ?? link.oldProvince),
  );
  const joins: Join[] = [];
  const gaps: Gap[] = [];
  const coded = Map.groupBy(
    links.filter((link) => link.oldCode !== null),
    (link) => link.oldCode ?? '',
  );
  for (const [code, rows] of coded) {
    const first = rows[0] as Link;
    const province = provinceCodes.get(foldKey(first.oldProvince)) ?? '';
    const commune = communes.get(code);
    if (!commune) {
      gaps.push({ province, code, name: first.oldName, reason: 'UNKNOWN_CODE', origin: first.origin });
    } else if (!rows.every((row) => sameName(row.oldName, commune.name) && sameName(row.newName, newNames.get(row.newCode)))) {
      gaps.push({ province: commune.provinceCode, code, name: commune.name, reason: 'NAME_DIFFERS', origin: first.origin });
    } else {
      joins.push(...joinsOf(commune, rows, uncoded.get(placeKey(first.oldName, first.oldDistrict, province)) ?? [], newNames));
    }
  }
  for (const commune of communes.values()) {
    if (!coded.has(commune.code)) gaps.push(withoutLink(commune, uncoded));
  }
  return { joins, gaps };
}

/** The joins of one commune; `further` are rows without its code that name it too. */
function joinsOf(commune: OldCommune, rows: readonly Link[], further: readonly Link[], newNames: JoinContext['newNames']): Join[] {
  const others = further.filter((link) => !rows.some((row) => sameName(row.newName, link.newName) && row.newProvince === link.newProvince));
  const certain = others.filter((link) => sameName(link.newName, newNames.get(link.newCode)));
  const targets = new Map([...rows, ...certain].map((link) => [link.newCode, link]));
  const kind = targets.size + others.length === 1 ? 'FULL' : 'PARTIAL';
  return [...targets].map(([newCode, link]) => ({ commune, newCode, kind, origin: link.origin }));
}

function withoutLink(commune: OldCommune, uncoded: ReadonlyMap<string, readonly Link[]>): Gap {
  const { code, name, district, provinceCode } = commune;
  const named = uncoded.get(placeKey(name, district, provinceCode))?.[0];
  return { province: provinceCode, code, name, reason: 'NO_LINK', origin: named?.origin ?? commune.origin };
}

/** New communes that one whole old commune of the same code and name went into, and nothing else: code → its join. */
export function unchangedCommunes(links: readonly Link[], joins: readonly Join[]): Map<string, Join> {
  const targets = new Map(
    links.map((link) => {
      const name = foldKey(link.newName);
      return [link, [`${name}|${link.newCode.padStart(5, '0')}`, `${name}|${link.newProvince}`]];
    }),
  );
  const inflow = new Map<string, number>();
  for (const target of [...targets.values()].flat()) inflow.set(target, (inflow.get(target) ?? 0) + 1);
  const whole = new Map(joins.filter(({ kind }) => kind === 'FULL').map((join) => [join.commune.code, join]));
  const alone = (link: Link) => targets.get(link)?.every((target) => inflow.get(target) === 1);
  const unchanged = links.filter((link) => link.oldCode === link.newCode && alone(link) && sameName(link.oldName, link.newName));
  return new Map(unchanged.flatMap(({ newCode }) => (whole.has(newCode) ? [[newCode, whole.get(newCode) as Join]] : [])));
}
