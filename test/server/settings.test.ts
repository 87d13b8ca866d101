import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfig, settingLines } from '../../src/config.js';
import { cursorSecret } from '../../src/cursor-secret.js';

const DATABASE_URL = 'postgres://hub:secret@db.example/hub';

describe('How much a hub shows', () => {
  test.each<[Record<string, string>, object]>([
    [{}, { production: false, playground: 'on' }],
    [{ DATABASE_URL }, { production: true, playground: 'signed-in' }],
    [
      { DATABASE_URL, MODE: 'development' },
      { production: false, playground: 'on' },
    ],
    [{ MODE: 'production' }, { production: true, playground: 'signed-in' }],
    [
      { MODE: 'production', PLAYGROUND: 'on' },
      { production: true, playground: 'on' },
    ],
    [{ PLAYGROUND: 'off' }, { production: false, playground: 'off' }],
  ])('%j', (environment, shown) => {
    expect(readConfig(environment)).toMatchObject(shown);
  });
});

test('Origins are read as browsers send them, and nothing else', () => {
  expect(readConfig({ CORS_ORIGINS: 'https://a.example, http://b.example:8080' }).corsOrigins).toEqual([
    'https://a.example',
    'http://b.example:8080',
  ]);
  for (const wrong of ['https://a.example/', 'a.example', 'https://a.example/path', 'https://A.example'])
    expect(() => readConfig({ CORS_ORIGINS: wrong })).toThrow('CORS_ORIGINS must be origins');
});

test('No secret is shown to people', () => {
  const lines = settingLines({ DATABASE_URL, REDIS_URL: 'redis://:secret@redis.example', CURSOR_SECRET: 'secret of sixteen letters' });
  expect(lines.map(({ now }) => now).join()).not.toContain('secret');
});

describe('What seals cursors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-secret-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const secretIn = (name: string, environment: Record<string, string> = {}): Promise<string> =>
    cursorSecret(readConfig({ ...environment, HUB_DATA_DIR: join(folder, name) }));

  test('is made at the first start of a hub with data of its own, kept to its user, and the same ever after', async () => {
    const made = await secretIn('one');
    expect(made).toHaveLength(43);
    expect(statSync(join(folder, 'one/cursor-secret')).mode & 0o777).toBe(0o600);
    expect(await secretIn('one')).toBe(made);
    expect(await secretIn('other')).not.toBe(made);
  });

  test('is the setting where there is one, and passes with the process where there is neither', async () => {
    expect(await secretIn('one', { CURSOR_SECRET: 'shared by all the hubs' })).toBe('shared by all the hubs');
    expect(await secretIn('two', { DATABASE_URL })).not.toBe(await secretIn('two', { DATABASE_URL }));
  });
});
