import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Scope } from '../kernel/viewer.js';

/** The role under which every request reads; it owns nothing, so row-level security binds it. */
const READER = 'cchc_hub_reader';

/** What stands between a forgotten filter and a row: a role of its own, or row-level security forced on the owner too. */
export type Wall = 'role' | 'forced';

interface Facts {
  readonly role_exists: boolean;
  readonly may_create: boolean;
  readonly may_take: boolean;
  readonly unreadable: number;
  readonly walled: number;
  readonly unforced: string[];
}

const FACTS = `
  select r.oid is not null as role_exists, u.rolsuper or u.rolcreaterole as may_create,
    r.oid is not null and case when current_setting('server_version_num')::int < 160000 then pg_has_role(u.oid, r.oid, 'member')
      else pg_has_role(u.oid, r.oid, 'set') end as may_take,
    (select count(*)::int from pg_class t where r.oid is not null and t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p', 'v')
      and not has_table_privilege(r.oid, t.oid, 'select')) as unreadable,
    (select count(*)::int from pg_class t where r.oid is not null and t.relnamespace = 'public'::regnamespace and t.relrowsecurity
      and has_table_privilege(r.oid, t.oid, 'select')) as walled,
    array(select t.oid::regclass::text from pg_class t
      where t.relnamespace = 'public'::regnamespace and t.relrowsecurity and not t.relforcerowsecurity order by 1) as unforced
  from pg_roles u left join pg_roles r on r.rolname = '${READER}' where u.rolname = current_user`;

type Queries = Pick<Pool, 'query'>;

const factsOf = async (client: Queries): Promise<Facts> => (await client.query<Facts>(FACTS)).rows[0]!;

/** Which wall the database behind an ORM has, once it was asked. */
const known = new WeakMap<MikroORM, Promise<Wall>>();

/**
 * Sees that the wall stands after tables were made or changed: the reader's role with the right to read, or, where this user can neither
 * make nor take it, row-level security forced on the owner. Tells which.
 */
export async function raiseWall(orm: MikroORM): Promise<Wall> {
  const client = await poolOf(orm);
  let facts = await factsOf(client);
  if (!facts.role_exists && facts.may_create) {
    await ignoring(client, ['42710', '23505'], `create role ${READER} nologin`); // another hub of this server was faster
    facts = await factsOf(client);
  }
  if (facts.role_exists && !facts.may_take) {
    await ignoring(client, ['42501', '0LP01'], `grant ${READER} to current_user`);
    facts = await factsOf(client);
  }
  known.delete(orm);
  if (!facts.may_take) {
    for (const table of facts.unforced) await client.query(`alter table ${table} force row level security`);
    return 'forced';
  }
  if (facts.unreadable > 0) await client.query(`grant select on all tables in schema public to ${READER}`);
  return 'role';
}

/** Lets the owner write past a forced wall until it is raised again; nothing where none is forced. */
export async function lowerWall(orm: MikroORM): Promise<void> {
  known.delete(orm);
  const client = await poolOf(orm);
  const { rows } = await client.query<{ table: string }>(
    `select oid::regclass::text as table from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  );
  for (const { table } of rows) await client.query(`alter table ${table} no force row level security`);
}

const poolOf = (orm: MikroORM): Promise<Pool> => orm.em.getConnection().getNativeClient();

/** A refusal with one of these codes changes nothing and is no failure: what follows looks at what is. */
async function ignoring(client: Queries, codes: readonly string[], statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!codes.includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/** Which wall the database has, asked once; fails where it has none, so that nothing is read without. */
export function wallOf(orm: MikroORM): Promise<Wall> {
  let wall = known.get(orm);
  if (!wall) {
    wall = askedWall(orm);
    known.set(orm, wall);
    wall.catch(() => known.delete(orm));
  }
  return wall;
}

async function askedWall(orm: MikroORM): Promise<Wall> {
  const { may_take, walled, unforced } = await factsOf(await poolOf(orm));
  if (may_take && walled > 0) return 'role';
  if (unforced.length === 0) return 'forced';
  throw new Error('The second wall does not stand in this database: `hub migrate` raises it.');
}

const KEYS = ['own', 'below', 'rounds', 'appraised', 'overseen'] as const satisfies readonly (keyof Scope)[];
const set = (name: string, value: string): string => `set_config('${name}', '${value.replaceAll("'", "''")}', true)`;

/**
 * What the opening of a transaction sets, as parts of a select, so that the wall knows the scope until it ends. Who sees every row
 * there is reads as the owner, for whom the planner need not reckon with filters that hold nothing back.
 */
export function wallSettings(wall: Wall, scope: Scope): string[] {
  return [
    set('hub.everything', scope.everything ? 'on' : 'off'),
    set('hub.administers', scope.administers ? 'on' : 'off'),
    ...(scope.sender === null ? [] : [set('hub.actor', scope.sender)]),
    ...KEYS.filter((key) => scope[key].length > 0).map((key) => set(`hub.${key}`, `{${scope[key].join()}}`)),
    ...(wall === 'role' && !(scope.everything && scope.administers) ? [set('role', READER)] : []),
  ];
}
