import pg from 'pg';
import { Refusal } from '../kernel/refusal.js';

const OLDEST = 150_000;
const EXTENSIONS = ['btree_gist', 'pg_trgm'];

/** Why a server of this version (as `server_version_num`) cannot serve the hub, or null. */
export function versionComplaint(version: number, text: string): string | null {
  return version >= OLDEST ? null : `The database is PostgreSQL ${text}; the hub needs PostgreSQL 15 or newer.`;
}

/** Sees that an existing database can serve the hub before anything is written to it; refuses with what has to change. */
export async function examine(databaseUrl: string, say: (line: string) => void): Promise<void> {
  const client = await connected(databaseUrl);
  try {
    const { rows } = await client.query<Facts>(FACTS, [EXTENSIONS]);
    const { version, text, encoding, may_create, missing, unavailable, superuser } = rows[0]!;
    const complaint = versionComplaint(version, text);
    if (complaint) throw new Refusal(complaint, 'Upgrade it, or unset DATABASE_URL to let the hub run its own.');
    if (encoding !== 'UTF8')
      throw new Refusal(
        `The database is encoded in ${encoding}; the hub needs UTF8.`,
        `Make another one: create database hub encoding 'UTF8' template template0.`,
      );
    if (unavailable.length > 0)
      throw new Refusal(
        `The database server lacks the extensions ${unavailable.join(', ')}.`,
        'Install its contrib package (postgresql-contrib).',
      );
    if (missing.length > 0 && !may_create) {
      throw new Refusal(
        `The user of DATABASE_URL may not create the extensions ${missing.join(', ')} in this database.`,
        `Have an administrator run there: ${missing.map((name) => `create extension ${name};`).join(' ')}`,
      );
    }
    if (superuser) say(SUPERUSER);
  } finally {
    await client.end();
  }
}

const SUPERUSER =
  'Warning: the user of DATABASE_URL is a superuser, whom no wall in the database holds. Give the hub a user of its own: create role hub login createrole password …; alter database … owner to hub;';

interface Facts {
  readonly version: number;
  readonly text: string;
  readonly encoding: string;
  /** Both extensions are trusted: whoever may create in the database may create them. */
  readonly may_create: boolean;
  readonly missing: string[];
  readonly unavailable: string[];
  readonly superuser: boolean;
}

const FACTS = `
  select current_setting('server_version_num')::int as version,
    current_setting('server_version') as text,
    current_setting('server_encoding') as encoding,
    has_database_privilege(current_database(), 'create') as may_create,
    (select rolsuper from pg_roles where rolname = current_user) as superuser,
    array(select unnest($1::text[]) except select extname from pg_extension) as missing,
    array(select unnest($1::text[]) except select name from pg_available_extensions) as unavailable`;

async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Refusal(`The database of DATABASE_URL (${whereabouts(databaseUrl)}) cannot be used: ${reason(error)}.`, advice(error), {
      cause: error,
    });
  }
}

/** Host, port and database of an address, without user and password. */
function whereabouts(databaseUrl: string): string {
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return `${host || (searchParams.get('host') ?? 'this machine')}${pathname}`;
}

/** A refused connection to a name with several addresses is an AggregateError without a message of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error && error.message ? error.message : String(error);
}

function advice(error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  if (code === '3D000') return 'Make it (create database …), or name another one.';
  if (code.startsWith('28')) return 'See that user and password in DATABASE_URL are right, and that the server lets this machine in.';
  return 'See that it runs and can be reached from here, or unset DATABASE_URL to let the hub run its own.';
}
