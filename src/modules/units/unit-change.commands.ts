import type { Client } from 'pg';
import { reserveKeys } from '../../kernel/reserve-keys.js';
import { rebuildClosure } from './unit-closure.commands.js';
import type { ChangedRegister } from './unit-changes.rules.js';
import { refuseOrphans } from './unit.commands.js';
import { foldKey, searchKey } from './unit-name.rules.js';
import { lifeOf, type Identity, type Version } from './unit.rules.js';

/** Who states changes. */
export interface StatedChanges {
  /** Key of the source document. */
  readonly sourceId: number;
  /** Where in it each change stands, by its place in the list. */
  readonly locators: readonly string[];
}

/** Writes what changes made of the register, and what follows from it: lives, versions, links and paths. The audit row is the caller's. */
export async function storeUnitChanges(
  client: Client,
  { units, successions }: Omit<ChangedRegister, 'outcomes'>,
  stated: StatedChanges,
): Promise<void> {
  const fresh = units.filter(({ before }) => before === null);
  const first = fresh.length === 0 ? 0 : await reserveKeys(client, 'unit', fresh.length);
  const keys = new Map(fresh.map(({ unit }, index) => [unit.key, first + index]));
  const keyOf = (key: string): number => keys.get(key) ?? Number(key);
  const touched = units.map(({ unit }) => keyOf(unit.key));
  const below = await belowOf(client, touched);
  await client.query('set constraints one_holder_of_a_code_a_day, one_version_of_a_unit_a_day deferred');
  await client.query(`insert into unit (id, first_day, last_day) select id, "firstDay", "lastDay" from ${LIVES}`, [lives(fresh, keyOf)]);
  await client.query(
    `update unit u set first_day = l."firstDay", last_day = l."lastDay" from ${LIVES} where u.id = l.id
     and (u.first_day, u.last_day) is distinct from (l."firstDay", l."lastDay")`,
    [lives(units, keyOf)],
  );
  await writeVersions(client, units, { ...stated, keyOf });
  const links = successions.map(({ predecessor, successor, ...link }) => {
    return { ...link, predecessor: keyOf(predecessor), successor: keyOf(successor), locator: stated.locators[link.change] };
  });
  await client.query(
    `insert into unit_succession (predecessor_id, successor_id, kind, weight, effective_on, decision, source_id, locator)
     select predecessor, successor, kind, weight, "on", decision, $2, locator
     from jsonb_to_recordset($1) as s(predecessor int, successor int, kind text, weight numeric, "on" date, decision text, locator text)`,
    [JSON.stringify(links), stated.sourceId],
  );
  await client.query('set constraints one_holder_of_a_code_a_day, one_version_of_a_unit_a_day immediate');
  const affected = [...new Set([...below, ...touched])];
  await refuseOrphans(client, affected);
  await rebuildClosure(client, affected);
}

/** Units with a path through some, on whatever day. */
export async function belowOf(client: Client, units: readonly number[]): Promise<readonly number[]> {
  const { rows } = await client.query<{ ids: number[] }>(
    `select coalesce(array_agg(distinct descendant_id), '{}') as ids from unit_closure where ancestor_id = any($1::int[])`,
    [units],
  );
  return rows[0]!.ids;
}

const LIVES = 'jsonb_to_recordset($1) as l(id int, "firstDay" date, "lastDay" date)';
type KeyOf = (key: string) => number;
const lives = (units: ChangedRegister['units'], keyOf: KeyOf): string =>
  JSON.stringify(units.map(({ unit }) => ({ id: keyOf(unit.key), ...lifeOf(unit) })));

const VERSIONS = `jsonb_to_recordset($1) as v(unit int, code text, name text, kind text, level text, parent int, "from" date, "to" date,
  "fromKnown" boolean, "toKnown" boolean, "searchKey" text, "foldKey" text, source int, locator text)`;

/** A version of a unit is known by the day on which it begins. */
async function writeVersions(
  client: Client,
  units: ChangedRegister['units'],
  { sourceId, locators, keyOf }: StatedChanges & { keyOf: KeyOf },
) {
  const row = ({ key }: Identity, version: Version) => ({
    unit: keyOf(key),
    code: version.code,
    name: version.name,
    kind: version.kind,
    level: version.level,
    parent: version.parent === null ? null : keyOf(version.parent),
    from: version.from.on,
    to: version.to.on,
    fromKnown: version.from.known,
    toKnown: version.to.known,
    searchKey: searchKey(version.name),
    foldKey: foldKey(version.name),
    source: version.origin.locator === null ? null : sourceId,
    locator: version.origin.locator === null ? null : locators[Number(version.origin.locator)],
  });
  const pairs = units.flatMap(({ unit, before }) =>
    unit.versions.map((version) => ({
      row: row(unit, version),
      version,
      was: before?.versions.find(({ from }) => from.on === version.from.on),
    })),
  );
  const changed = pairs.filter(({ was, version }) => was !== undefined && was !== version);
  const added = pairs.filter(({ was }) => was === undefined);
  await client.query(
    `update unit_version u set code = v.code, name = v.name, kind = v.kind, parent_id = v.parent, valid_to = v."to", valid_to_known = v."toKnown",
       search_key = v."searchKey", fold_key = v."foldKey", source_id = coalesce(v.source, u.source_id), locator = coalesce(v.locator, u.locator)
     from ${VERSIONS} where u.unit_id = v.unit and u.valid_from is not distinct from v."from"`,
    [JSON.stringify(changed.map((pair) => pair.row))],
  );
  await client.query(
    `insert into unit_version (unit_id, code, name, kind, level, parent_id, valid_from, valid_to, valid_from_known, valid_to_known, search_key,
       fold_key, source_id, locator)
     select unit, code, name, kind, level, parent, "from", "to", "fromKnown", "toKnown", "searchKey", "foldKey", source, locator from ${VERSIONS}`,
    [JSON.stringify(added.map((pair) => pair.row))],
  );
}
