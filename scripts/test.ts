import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/**
 * Runs every test on an embedded PostgreSQL, and those that ask a database once more on an existing one, where one answers
 * (DATABASE_URL, else the usual local address). Words after `npm test --` go to jest and to one run only.
 */

const USUAL = 'postgres://postgres@127.0.0.1:5432/postgres';

/** What starts and stops its own servers, or needs none, would do the same again. */
const SAME_ON_ANY_DATABASE = ['browser', 'faults', 'house', 'kernel', 'modules'].map((folder) => `<rootDir>/test/${folder}/`);

interface Tally {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly success: boolean;
}

const folder = mkdtempSync(join(tmpdir(), 'hub-test-'));

/** One run of jest; null where it ended before it could count. */
function jest(words: readonly string[], databaseUrl?: string): Tally | null {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const { DATABASE_URL: _own, HUB_TEST_DATABASE_URL: _other, ...rest } = process.env;
  const env = {
    ...rest,
    NODE_OPTIONS: `${rest.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
  };
  spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('jest/bin/jest')), '--json', `--outputFile=${report}`, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: databaseUrl ? { ...env, HUB_TEST_DATABASE_URL: databaseUrl } : env,
  });
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Tally;
  } catch {
    return null;
  }
}

/** The version of an existing PostgreSQL on which the tests can make databases, or why they cannot. */
async function existing(url: string): Promise<{ version: string } | { reason: string }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number; may: boolean }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        (select rolsuper or rolcreatedb from pg_roles where rolname = current_user) as may`,
    );
    const found = rows[0]!;
    if (found.number < 150_000) return { reason: `it is PostgreSQL ${found.version}, and the hub needs 15 or newer` };
    return found.may ? { version: found.version } : { reason: 'its user may not create databases' };
  } catch (error) {
    return { reason: error instanceof Error ? error.message || 'it does not answer' : String(error) };
  } finally {
    await client.end().catch(() => {});
  }
}

const words = process.argv.slice(2);
const runs: [title: string, tally: Tally | null][] = [];
try {
  console.error('— on an embedded PostgreSQL —');
  runs.push(['embedded PostgreSQL', jest(words)]);
  if (words.length === 0) {
    const url = process.env.DATABASE_URL ?? USUAL;
    const server = await existing(url);
    if ('version' in server) {
      console.error(`— on the existing PostgreSQL ${server.version} —`);
      runs.push([
        `existing PostgreSQL ${server.version}`,
        jest(['--selectProjects=database', '--testPathIgnorePatterns', ...SAME_ON_ANY_DATABASE], url),
      ]);
    } else {
      console.error(`— no run on an existing PostgreSQL: ${server.reason} —`);
      if (process.env.DATABASE_URL) runs.push(['existing PostgreSQL of DATABASE_URL', null]);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

for (const [title, tally] of runs) {
  const { numPassedTests: passed = 0, numFailedTests: wrong = 0, numRuntimeErrorTestSuites: broken = 0 } = tally ?? {};
  console.log(
    tally
      ? `On the ${title}: ${passed} tests passed, ${wrong} failed${broken ? `, ${broken} files did not run` : ''}.`
      : `On the ${title}: the tests did not run.`,
  );
}
const total = (count: keyof Omit<Tally, 'success'>): number => runs.reduce((sum, [, tally]) => sum + (tally?.[count] ?? 0), 0);
const failed = total('numFailedTests') + total('numRuntimeErrorTestSuites') + runs.filter(([, tally]) => !tally).length;
const skipped = total('numPendingTests');
console.log(`${total('numPassedTests')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = runs.every(([, tally]) => tally?.success) ? 0 : 1;
