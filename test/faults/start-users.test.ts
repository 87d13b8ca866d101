import { mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { reaches } from '../../src/database/embedded/account.js';
import { ANSWER, QUESTION, startHub, temporaryFolder } from './hub-process.js';

const root = process.getuid?.() === 0;
const NOBODY = 65_534;

/** A whole life of a hub on fresh data: the server answers, stops with it, and its files belong to whom they should. */
async function life(dataDir: string, uid?: number): Promise<number> {
  const hub = await startHub({ env: { HUB_DATA_DIR: dataDir }, ...(uid !== undefined && { uid }) });
  expect(await hub.ask(QUESTION)).toEqual({ data: ANSWER });
  hub.signal('SIGTERM');
  expect(await hub.ended).toMatchObject({ code: 0 });
  expect(readdirSync(join(dataDir, 'postgres'))).not.toContain('postmaster.pid');
  expect(statSync(join(dataDir, 'postgres/hub-password')).mode & 0o777).toBe(0o600);
  return statSync(join(dataDir, 'postgres/PG_VERSION')).uid;
}

describe('the first start', () => {
  test('of whoever runs these tests', async () => {
    const owner = await life(join(temporaryFolder(), '.hub'));
    expect(owner === 0).toBe(false);
    if (!root) expect(owner).toBe(process.getuid?.());
  }, 120_000);

  if (root) {
    const here = resolve(import.meta.dirname, '../..');
    const account = { uid: NOBODY, gid: NOBODY };

    test('of an ordinary user, whose data is his own; in a clone that others cannot reach there is none', async () => {
      if (!(await reaches(account, here))) return;
      expect(await life(join(temporaryFolder(NOBODY), '.hub'), NOBODY)).toBe(NOBODY);
    }, 120_000);

    test('of root in a folder that the user postgres cannot reach', async () => {
      const closed = join(temporaryFolder(), 'closed');
      mkdirSync(closed, { mode: 0o700 });
      try {
        expect(await life(join(closed, '.hub'))).not.toBe(0);
      } finally {
        rmSync(dirname(realpathSync(join(closed, '.hub/postgres'))), { recursive: true });
      }
    }, 120_000);
  }
});
