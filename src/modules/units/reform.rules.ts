import type { Ledger } from './ledger.rules.js';
import { kindOf, type ListedUnit, type PublishedLists } from './list.rules.js';
import { joinLinks, unchangedCommunes, type Join, type OldCommune } from './succession.rules.js';
import { foldKey } from './unit-name.rules.js';
import { STILL, lastVersion, type Identity, type LevelName } from './unit.rules.js';

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

/**
 * A province goes on where all joined communes of it, and only those, lie in the new one of the same code and name.
 * Any other ends, and the new one is another unit, even where it took over the code and the name.
 */
function turnProvinces({ ledger, lists, joins, old, newCommunes }: Turn): void {
  const day = { on: lists.day, known: true };
  const flows = joins.map(({ commune, newCode }) => ({ from: commune.provinceCode, into: newCommunes.get(newCode)?.parent ?? '' }));
  const into = Map.groupBy(flows, ({ from }) => from);
  const targetsOf = (code: string) => new Set(into.get(code)?.map((flow) => flow.into));
  const from = Map.groupBy(flows, (flow) => flow.into);
  const originsOf = (code: string) => new Set(from.get(code)?.map((flow) => flow.from));
  const onlyItself = (codes: ReadonlySet<string>, code: string) => codes.size === 1 && codes.has(code);

  const newProvinces = lists.after.filter(({ level }) => level === 'PROVINCE');
  const newNames = new Map(newProvinces.map(({ code, name }) => [code, name]));
  const goesOn = ({ code, name }: { code: string; name: string }) =>
    onlyItself(originsOf(code), code) && onlyItself(targetsOf(code), code) && foldKey(newNames.get(code) ?? '') === foldKey(name);

  const ending = old.PROVINCE.filter((unit) => !goesOn(lastVersion(unit)));
  const goingOn = new Set(
    old.PROVINCE.map(lastVersion)
      .filter(goesOn)
      .map(({ code }) => code),
  );
  for (const { key } of ending) ledger.end(key, day);
  for (const { level, code, name, origin } of newProvinces.filter((row) => !goingOn.has(row.code))) {
    ledger.begin({ level, code, name, kind: kindOf(level, name), parent: ledger.holder('VN').key, from: day, to: STILL, origin });
  }
  for (const unit of ending) {
    const targets = targetsOf(lastVersion(unit).code);
    for (const target of targets) {
      const kind = targets.size === 1 ? 'FULL' : 'PARTIAL';
      const [successor, origin] = [ledger.holder(target).key, { source: lists.linkSource, locator: null }];
      ledger.follow({
        predecessor: unit.key,
        successor,
        kind,
        on: lists.day,
        onKnown: true,
        decision: lists.decision,
        derived: true,
        origin,
      });
    }
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
  const places = new Map(
    lists.links.map(({ oldDistrict, oldProvince }) => [`${oldDistrict}|${oldProvince}`, { oldDistrict, oldProvince }]),
  );
  const named = new Set([...places.values()].map((at) => `${foldKey(at.oldDistrict)}|${provinceCodes.get(foldKey(at.oldProvince)) ?? ''}`));
  const joinsOf = Map.groupBy(joins, ({ commune }) => commune.districtKey);
  const sizes = Map.groupBy(old.COMMUNE, (unit) => unit.versions[0]?.parent ?? '');
  for (const unit of old.DISTRICT) {
    const { name, parent } = lastVersion(unit);
    ledger.end(unit.key, { on: lists.day, known: named.has(`${foldKey(name)}|${ledger.unit(parent ?? '').versions[0]?.code}`) });
    const own = joinsOf.get(unit.key) ?? [];
    const targets = Map.groupBy(own, ({ newCode }) => newCode);
    const whole = targets.size === 1 && own.length === sizes.get(unit.key)?.length && own.every(({ kind }) => kind === 'FULL');
    for (const [target, through] of [...targets].sort(([one], [other]) => one.localeCompare(other))) {
      const locator = through.map((join) => join.origin.locator).join('; ');
      const [successor, origin] = [ledger.holder(target).key, { source: lists.linkSource, locator }];
      ledger.follow({
        predecessor: unit.key,
        successor,
        kind: whole ? 'FULL' : 'PARTIAL',
        on: lists.day,
        onKnown: true,
        derived: true,
        origin,
      });
    }
  }
}
