import type { Ledger } from './ledger.rules.js';
import { kindOf, type Link, type ListedUnit, type PublishedLists } from './list.rules.js';
import { joinLinks, unchangedCommunes, type Join, type OldCommune } from './succession.rules.js';
import { foldKey } from './unit-name.rules.js';
import { STILL, lastVersion, together, type Identity, type LevelName, type Origin, type Version } from './unit.rules.js';

/** The eve and the day of the reform, side by side. */
interface Turn {
  readonly ledger: Ledger;
  readonly lists: PublishedLists;
  readonly joins: readonly Join[];
  /** Who lived on the eve, by level. */
  readonly old: Readonly<Record<'PROVINCE' | 'DISTRICT' | 'COMMUNE', readonly Identity[]>>;
  /** New communes by code. */
  readonly newCommunes: ReadonlyMap<string, ListedUnit>;
  /** Codes of the old provinces by folded name, earlier names included. */
  readonly provinceCodes: ReadonlyMap<string, string>;
}

/** Writes the day on which the second list took effect: links joined, old units ended, new ones begun, successions drawn. */
export function reform(ledger: Ledger, lists: PublishedLists): void {
  const turn = turnOf(ledger, lists);
  turnProvinces(turn);
  turnCommunes(turn);
  endDistricts(turn);
}

function turnOf(ledger: Ledger, lists: PublishedLists): Turn {
  const living = Map.groupBy(
    ledger.units().filter((unit) => lastVersion(unit).to.on === null),
    (unit) => lastVersion(unit).level,
  );
  const at = (level: LevelName) => living.get(level) ?? [];
  const old = { PROVINCE: at('PROVINCE'), DISTRICT: at('DISTRICT'), COMMUNE: at('COMMUNE') };
  const newCommunes = new Map(lists.after.filter(({ level }) => level === 'COMMUNE').map((row) => [row.code, row]));
  const provinceCodes = new Map(old.PROVINCE.flatMap((unit) => unit.versions.map(({ name, code }) => [foldKey(name), code])));
  const communes = new Map(old.COMMUNE.map((unit) => [lastVersion(unit).code, oldCommune(ledger, unit)]));
  const newNames = new Map([...newCommunes.values()].map(({ code, name }) => [code, name]));
  const { joins, gaps } = joinLinks(lists.links, { communes, newNames, provinceCodes });
  ledger.leaveOpen(gaps);
  return { ledger, lists, joins, old, newCommunes, provinceCodes };
}

function oldCommune(ledger: Ledger, unit: Identity): OldCommune {
  const { code, name, origin, parent } = lastVersion(unit);
  const district = lastVersion(ledger.unit(parent ?? ''));
  const province = lastVersion(ledger.unit(district.parent ?? ''));
  return { key: unit.key, code, name, origin, districtKey: parent ?? '', district: district.name, provinceCode: province.code };
}

/** From which provinces into which the joined communes went, by code. */
function flowsOf({ joins, newCommunes }: Turn) {
  const flows = joins.map(({ commune, newCode }) => ({ from: commune.provinceCode, into: newCommunes.get(newCode)?.parent ?? '' }));
  const byOrigin = Map.groupBy(flows, ({ from }) => from);
  const byTarget = Map.groupBy(flows, ({ into }) => into);
  return {
    targetsOf: (code: string) => new Set(byOrigin.get(code)?.map(({ into }) => into)),
    originsOf: (code: string) => new Set(byTarget.get(code)?.map(({ from }) => from)),
  };
}

/**
 * A province goes on where all joined communes of it, and only those, lie in the new one of the same code and name.
 * Any other ends, and the new one is another unit, even where it took over the code and the name.
 */
function turnProvinces(turn: Turn): void {
  const { ledger, lists, old } = turn;
  const { targetsOf, originsOf } = flowsOf(turn);
  const day = { on: lists.day, known: true };
  const provinces = lists.after.filter(({ level }) => level === 'PROVINCE');
  const newNames = new Map(provinces.map(({ code, name }) => [code, foldKey(name)]));
  const onlyItself = (codes: ReadonlySet<string>, code: string) => codes.size === 1 && codes.has(code);
  const goesOn = ({ code, name }: Version) =>
    onlyItself(originsOf(code), code) && onlyItself(targetsOf(code), code) && newNames.get(code) === foldKey(name);

  const [staying, ending] = [true, false].map((stays) => old.PROVINCE.filter((unit) => goesOn(lastVersion(unit)) === stays));
  const kept = new Set(staying?.map((unit) => lastVersion(unit).code));
  for (const { key } of ending ?? []) ledger.end(key, day);
  for (const { level, code, name, origin } of provinces.filter((row) => !kept.has(row.code))) {
    ledger.begin({ level, code, name, kind: kindOf(level, name), parent: ledger.holder('VN').key, from: day, to: STILL, origin });
  }
  const origin = { source: lists.linkSource, locator: null };
  for (const { key, versions } of ending ?? []) followAll(turn, key, targetsOf(versions[0]?.code ?? ''), origin);
}

/** Draws links from a province to all that its communes lie in now. */
function followAll({ ledger, lists }: Turn, predecessor: string, targets: ReadonlySet<string>, origin: Origin): void {
  for (const target of targets) {
    const [successor, kind] = [ledger.holder(target).key, targets.size === 1 ? 'FULL' : 'PARTIAL'] as const;
    ledger.follow({ predecessor, successor, kind, on: lists.day, onKnown: true, decision: lists.decision, derived: true, origin });
  }
}

/** A commune goes on where nothing but its parent changed; any other ends, on a day that is certain where its link is. */
function turnCommunes({ ledger, lists, joins, old, newCommunes }: Turn): void {
  const day = { on: lists.day, known: true };
  const unchanged = unchangedCommunes(lists.links, joins);
  const joined = new Set(joins.map(({ commune }) => commune.key));
  for (const unit of old.COMMUNE) {
    if (!unchanged.has(lastVersion(unit).code)) ledger.end(unit.key, { on: lists.day, known: joined.has(unit.key) });
  }
  for (const { level, code, name, parent, origin } of newCommunes.values()) {
    const version = { name, parent: ledger.holder(parent).key, origin };
    const same = unchanged.get(code);
    if (same) ledger.change(same.commune.key, day, version);
    else ledger.begin({ level, code, kind: kindOf(level, name), from: day, to: STILL, ...version });
  }
  for (const { commune, newCode, kind, origin } of joins) {
    const successor = ledger.holder(newCode).key;
    if (successor !== commune.key) ledger.follow({ predecessor: commune.key, successor, kind, on: lists.day, onKnown: true, origin });
  }
}

/**
 * No district outlives the eve. Its end is certain where the links name it under its name of the first list; its
 * successors are those of its communes: FULL only when every commune went, whole, into one and the same.
 */
function endDistricts({ ledger, lists, joins, old, provinceCodes }: Turn): void {
  const named = new Set(districtsIn(lists.links, provinceCodes));
  const joinsOf = Map.groupBy(joins, ({ commune }) => commune.districtKey);
  const communesOf = Map.groupBy(old.COMMUNE, (unit) => lastVersion(unit).parent ?? '');
  for (const unit of old.DISTRICT) {
    const { name, parent } = lastVersion(unit);
    const province = lastVersion(ledger.unit(parent ?? '')).code;
    ledger.end(unit.key, { on: lists.day, known: named.has(`${foldKey(name)}|${province}`) });

    const through = joinsOf.get(unit.key) ?? [];
    const targets = Map.groupBy(through, ({ newCode }) => newCode);
    const whole = targets.size === 1 && through.length === communesOf.get(unit.key)?.length && through.every(({ kind }) => kind === 'FULL');
    for (const [target, joined] of [...targets].sort(([one], [other]) => one.localeCompare(other))) {
      const [successor, kind] = [ledger.holder(target).key, whole ? 'FULL' : 'PARTIAL'] as const;
      const origin = together(joined.map((join) => join.origin));
      ledger.follow({ predecessor: unit.key, successor, kind, on: lists.day, onKnown: true, derived: true, origin });
    }
  }
}

/** The districts that links name, as folded name and code of the province. */
function districtsIn(links: readonly Link[], provinceCodes: Turn['provinceCodes']): string[] {
  const places = new Map(links.map((link) => [`${link.oldDistrict}|${link.oldProvince}`, link]));
  return [...places.values()].map((at) => `${foldKey(at.oldDistrict)}|${provinceCodes.get(foldKey(at.oldProvince)) ?? ''}`);
}
