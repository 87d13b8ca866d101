import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type pg from 'pg';
import { examine } from '../../src/database/existing.js';
import { openOrm } from '../../src/database/orm.js';
import { snapshotReads } from '../../src/database/snapshot.js';
import { transactionsOn } from '../../src/database/transaction.js';
import { lowerWall, raiseWall } from '../../src/database/wall.js';
import { audit } from '../../src/kernel/audit.js';
import { PUBLIC_SCOPE, WHOLE_SCOPE, type Scope } from '../../src/kernel/viewer.js';
import { databaseForWriting } from '../kit/hub.js';

let orm: MikroORM;
let admin: pg.Client;
const owner = `hub_wall_owner_${process.pid}`;

afterAll(async () => {
  await orm?.close(true);
  await admin?.query(`reassign owned by ${owner} to current_user; drop owned by ${owner}; drop role ${owner}`);
});
const database = databaseForWriting();

const TABLES = [
  'scoring_round',
  'scorecard',
  'scorecard_field',
  'score',
  'evidence',
  'dossier',
  'dossier_event',
  'audit_entry',
  'import_job',
  'import_complaint',
  'import_rejected_row',
  'import_change',
];

/** How many rows of each protected table statements without any filter find. */
async function unfiltered(scope: Scope): Promise<Record<string, number>> {
  const reads = snapshotReads(orm, { scope, statementTimeoutMs: 60_000 });
  try {
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`);
      counts[table] = row!.count;
    }
    return counts;
  } finally {
    await reads.close();
  }
}

/** What everybody may see, as the superuser counts it. */
async function published(): Promise<Record<string, number>> {
  const { rows } = await admin.query(`
    select (select count(*)::int from scoring_round where status = 'PUBLISHED') as scoring_round,
      count(*)::int as scorecard,
      (select count(*)::int from scorecard_field where scorecard_id in (select id from open_sheet)) as scorecard_field,
      (select count(*)::int from score where scorecard_id in (select id from open_sheet)) as score,
      0 as evidence, 0 as dossier, 0 as dossier_event, 0 as audit_entry, 0 as import_job, 0 as import_complaint, 0 as import_rejected_row, 0 as import_change
    from open_sheet`);
  return rows[0];
}

describe('a forgotten filter', () => {
  beforeAll(async () => {
    admin = await database.connect();
    await admin.query(`with job as (
        insert into import_job (dataset, mode, atomicity, status, file_name, sha256, bytes, facts, actor, started_at, ended_at, created, updated, unchanged, rejected, skipped)
        values ('dossier-reports', 'VALIDATE', 'ALL', 'VALIDATED', 'a.csv', repeat('0', 64), 1, '{}', 'test', now(), now(), 0, 0, 0, 1, 0) returning id),
        row as (insert into import_rejected_row select id, 0, null, 2, '[]', '', '' from job),
        change as (insert into import_change (job_id, relation, added) select id, 'dossier', '[1,2)' from job)
      insert into import_complaint select id, 0, 'FORBIDDEN', null, null, '', '', '', '', '', '{2}', 1 from job`);
    await admin.query(`create temporary view open_sheet as
      select k.id from scorecard k join scoring_round r on r.id = k.round_id where r.status = 'PUBLISHED'`);
  });

  test('shows what is public and nothing else, where the hub reads under a role of its own', async () => {
    orm = openOrm(database.url, [], { poolSize: 2, poolWaitMs: 5_000 });
    expect(await raiseWall(orm)).toBe('role');
    expect(await unfiltered(PUBLIC_SCOPE)).toEqual(await published());
    expect((await unfiltered(WHOLE_SCOPE))['dossier']).toBeGreaterThan(100_000);
    await orm.close(true);
  });

  test('shows no more to an owner who may make no role, and all of it to the hub’s own work and commands', async () => {
    await admin.query(`create role ${owner} login password 'wall'`);
    const { rows } = await admin.query<{ name: string; kind: string }>(
      `select relname as name, relkind as kind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')`,
    );
    for (const { name, kind } of rows) await admin.query(`alter ${kind === 'v' ? 'view' : 'table'} ${name} owner to ${owner}`);
    const address = new URL(database.url);
    Object.assign(address, { username: owner, password: 'wall' });
    orm = openOrm(address.href, [], { poolSize: 2, poolWaitMs: 5_000 });
    expect(await raiseWall(orm)).toBe('forced');
    expect(await unfiltered(PUBLIC_SCOPE)).toEqual(await published());
    const whole = await unfiltered(WHOLE_SCOPE);
    expect(whole['dossier']).toBeGreaterThan(100_000);
    await transactionsOn(orm, { statementTimeoutMs: 5_000 })((client) =>
      audit(client, { actor: 'test', command: 'wall.test', subject: 'a wall' }),
    );
    expect((await unfiltered(WHOLE_SCOPE))['audit_entry']).toBe(whole['audit_entry']! + 1);
    await lowerWall(orm);
    const { rows: forced } = await admin.query('select from pg_class where relforcerowsecurity');
    expect(forced).toEqual([]);
  });

  test('shows nothing at all where no wall stands', async () => {
    await expect(unfiltered(PUBLIC_SCOPE)).rejects.toThrow('The second wall does not stand');
  });
});

test('a superuser, whom no wall holds, is warned of at the start, and nobody else', async () => {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  await admin.query(`alter role ${owner} createrole; grant create on database ${new URL(database.url).pathname.slice(1)} to ${owner}`);
  const address = new URL(database.url);
  Object.assign(address, { username: owner, password: 'wall' });
  await examine(address.href, say);
  expect(said).toEqual([]);
  await examine(database.url, say);
  expect(said).toEqual([expect.stringMatching(/^Warning: the user of DATABASE_URL is a superuser/)]);
});

test('every view reads with the rights of who asks, so that no wall is gone round', async () => {
  const { rows } = await admin.query(
    `select relname as view from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
     and not coalesce(reloptions, '{}') @> '{security_invoker=true}'`,
  );
  expect(rows).toEqual([]);
});
