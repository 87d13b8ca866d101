import type { Client } from 'pg';
import { SEEDER, audit } from '../../kernel/audit.js';
import { copyLine, copyLines } from '../../kernel/copy-lines.js';
import { checkedAtOnce } from '../../kernel/first-load.js';
import { rebuildClosure } from './unit-closure.commands.js';
import { tidyName } from './unit-name.rules.js';
import {
  GAP_COLUMNS,
  SUCCESSION_COLUMNS,
  UNIT_COLUMNS,
  VERSION_COLUMNS,
  gapRow,
  successionRow,
  unitRow,
  versionRows,
  type Numbers,
} from './unit.rows.js';
import type { AgencyKind, Identity, LevelName, Register } from './unit.rules.js';

/** An agency that is added under a unit which is already there; its life lies within its parent's. */
export interface NewAgency {
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly level: LevelName;
  /** The code of the unit above, held by one unit all through the agency's life. */
  readonly parent: string;
  /** First day; null when no source tells it. */
  readonly from: string | null;
  readonly fromKnown: boolean;
  /** Exclusive end; null while it lives. */
  readonly to: string | null;
  readonly toKnown: boolean;
  readonly source: string;
  readonly locator: string | null;
}

/** Writes a whole register into empty tables: units, versions, closure, successions, gaps. Returns the number of rows. */
export async function loadRegister(client: Client, register: Register, actor = SEEDER): Promise<number> {
  const { units, successions, gaps } = register;
  const origins = [...units.flatMap((unit) => unit.versions), ...successions, ...gaps].map(({ origin }) => origin.source);
  const sources = await sourceNumbers(client, origins);
  const numbers = numbersOf(units.map(({ key }, index) => [key, index + 1]));
  const following = successions.map((succession) => successionRow(succession, numbers, sources));
  const open = gaps.map((gap) => gapRow(gap, sources));
  const written = await checkedAtOnce(client, ['unit_version', 'unit_succession'], ['exclusions', 'foreign keys'], async () => {
    await copyLines(client, `unit_succession (${SUCCESSION_COLUMNS})`, following.map(copyLine));
    return writeUnits(client, units, numbers, sources);
  });
  await copyLines(client, `register_gap (${GAP_COLUMNS})`, open.map(copyLine));
  await refuseOrphans(client, null);
  await checkedAtOnce(client, ['unit_closure'], ['keys', 'indexes', 'foreign keys'], () => rebuildClosure(client));
  const after = { units: units.length, successions: successions.length, gaps: gaps.length };
  await audit(client, { actor, command: 'units.loadRegister', subject: 'register', after });
  return written + successions.length + gaps.length;
}

/** Adds agencies under units that are there or stand before them in the list. Returns how many. */
export async function addAgencies(client: Client, agencies: readonly NewAgency[], actor = SEEDER): Promise<number> {
  const above = await parentNumbers(client, agencies);
  const { rows } = await client.query<{ last: number }>('select coalesce(max(id), 0) as last from unit');
  const ids = agencies.map((_, index) => (rows[0]?.last ?? 0) + index + 1);
  const numbers = numbersOf([...above, ...agencies.map(({ code }, index) => [code, ids[index] ?? 0] as const)]);
  const units = agencies.map(identityOf);
  const sources = await sourceNumbers(
    client,
    agencies.map(({ source }) => source),
  );
  await writeUnits(client, units, numbers, sources);
  await refuseOrphans(client, ids);
  await rebuildClosure(client, ids);
  const after = { codes: agencies.map(({ code }) => code) };
  await audit(client, { actor, command: 'units.addAgencies', subject: `${agencies.length} agencies`, after });
  return agencies.length;
}

const numbersOf = (pairs: Iterable<readonly [string, number]>): Numbers => {
  const map = new Map(pairs);
  return (key) => {
    const number = map.get(key);
    if (number === undefined) throw new Error(`"${key}" is not in the database`);
    return number;
  };
};

async function sourceNumbers(client: Client, codes: readonly (string | null)[]): Promise<Numbers> {
  const wanted = [...new Set(codes.filter((code) => code !== null))];
  const { rows } = await client.query<{ code: string; id: number }>('select code, id from source_document where code = any($1)', [wanted]);
  return numbersOf(rows.map(({ code, id }) => [code, id]));
}

/** The units above agencies, for those that are no agency of the same list; the parent must live as long as its agency. */
async function parentNumbers(client: Client, agencies: readonly NewAgency[]): Promise<(readonly [string, number])[]> {
  const own = new Set(agencies.map(({ code }) => code));
  const asked = agencies.filter(({ parent }) => !own.has(parent));
  const { rows } = await client.query<{ code: string; id: number }>(
    `select distinct k.code, v.unit_id as id
     from unnest($1::text[], $2::date[], $3::date[]) as k(code, first, beyond)
     join unit_version v on v.code = k.code and v.during && daterange(k.first, k.beyond)
     join unit u on u.id = v.unit_id and daterange(u.first_day, u.last_day, '[]') @> daterange(k.first, k.beyond)`,
    [asked.map(({ parent }) => parent), asked.map(({ from }) => from), asked.map(({ to }) => to)],
  );
  return rows.map(({ code, id }) => [code, id]);
}

function identityOf(agency: NewAgency): Identity {
  const { code, name, kind, level, parent, source, locator } = agency;
  const from = { on: agency.from, known: agency.fromKnown };
  const to = { on: agency.to, known: agency.toKnown };
  return { key: code, versions: [{ code, name: tidyName(name), kind, level, parent, from, to, origin: { source, locator } }] };
}

/** Copies units and their versions; returns the number of rows. */
async function writeUnits(client: Client, units: readonly Identity[], numbers: Numbers, sources: Numbers): Promise<number> {
  const versions = units.flatMap((unit) => versionRows(unit, numbers, sources));
  await copyLines(
    client,
    `unit (${UNIT_COLUMNS})`,
    units.map((unit) => copyLine(unitRow(unit, numbers))),
  );
  await copyLines(client, `unit_version (${VERSION_COLUMNS})`, versions.map(copyLine));
  await client.query(`select setval(pg_get_serial_sequence('unit', 'id'), (select max(id) from unit))`);
  return units.length + versions.length;
}

/** Every version must have its parent on each of its days. */
export async function refuseOrphans(client: Client, units: readonly number[] | null): Promise<void> {
  const { rows } = await client.query<{ code: string; during: string }>(
    `select v.code, v.during::text from unit_version v
     join (select unit_id, range_agg(during) as days from unit_version group by unit_id) p on p.unit_id = v.parent_id
     where ($1::int[] is null or v.unit_id = any($1)) and not p.days @> v.during limit 5`,
    [units],
  );
  if (rows.length > 0)
    throw new Error(`units without a parent on some of their days: ${rows.map((row) => `${row.code} ${row.during}`).join(', ')}`);
}
