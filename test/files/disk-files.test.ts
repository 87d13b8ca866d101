import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDiskFiles } from '../../src/files/index.js';

let folder: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-store-'));
  store = join(folder, 'files');
});
afterEach(() => rmSync(folder, { recursive: true }));

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** A received file with this content. */
function received(content: string): [path: string, sha256: string] {
  const path = join(folder, 'received');
  writeFileSync(path, content);
  return [path, hashOf(content)];
}

const placeOf = (sha256: string): string => join(store, sha256.slice(0, 2), sha256);
/** Every file below the folder of the store. */
const kept = (): string[] =>
  existsSync(store)
    ? readdirSync(store, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

describe('files on a disk', () => {
  test('are there again under the hash of their content, for the hub’s own user alone', async () => {
    const files = await openDiskFiles(store);
    expect(existsSync(store)).toBe(false);
    const [path, sha256] = received('Biên bản');
    await files.put(path, sha256);
    const stored = await files.open(sha256);
    expect(stored?.bytes).toBe(Buffer.byteLength('Biên bản'));
    expect(await text(stored!.stream)).toBe('Biên bản');
    expect(statSync(placeOf(sha256)).mode & 0o777).toBe(0o600);
    expect(statSync(store).mode & 0o777).toBe(0o700);
  });

  test('are there once, however often they come, even at once', async () => {
    const files = await openDiskFiles(store);
    const [path, sha256] = received('a'.repeat(100_000));
    await Promise.all(Array.from({ length: 8 }, () => files.put(path, sha256)));
    const { ino } = statSync(placeOf(sha256));
    await files.put(path, sha256);
    expect(statSync(placeOf(sha256)).ino).toBe(ino);
    expect(kept()).toEqual([sha256]);
  });

  test('whose copy is not whole are written anew', async () => {
    const files = await openDiskFiles(store);
    const [path, sha256] = received('Quyết định');
    await files.put(path, sha256);
    truncateSync(placeOf(sha256), 3);
    await files.put(path, sha256);
    expect(readFileSync(placeOf(sha256), 'utf8')).toBe('Quyết định');
  });

  test('that cannot be read leave nothing', async () => {
    const files = await openDiskFiles(store);
    await expect(files.put(join(folder, 'nowhere'), hashOf('a'))).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
    expect(kept()).toEqual([]);
  });

  test('that a kill left unfinished are no files, and are cleared away when nobody can be writing them any more', async () => {
    mkdirSync(join(store, 'unfinished'), { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(store, 'unfinished', name), 'half');
    utimesSync(join(store, 'unfinished/old'), new Date(0), new Date(0));
    const files = await openDiskFiles(store);
    expect(kept()).toEqual(['new']);
    expect(await files.open(hashOf('half'))).toBeNull();
  });

  test.each(['', '../../received', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}\n`, `../${'a'.repeat(61)}`])(
    'are known by hashes only: %j is none',
    async (name) => {
      const files = await openDiskFiles(store);
      const [path] = received('a');
      expect(await files.open(name)).toBeNull();
      await expect(files.put(path, name)).rejects.toThrow('no SHA-256');
    },
  );

  test('in a folder that is none are refused, and the operator is told which setting', async () => {
    writeFileSync(store, 'a file');
    const files = await openDiskFiles(store);
    const [path, sha256] = received('a');
    await expect(files.put(path, sha256)).rejects.toMatchObject({
      extensions: { code: 'UNAVAILABLE', hint: expect.stringContaining('FILES_DIR') },
    });
  });
});
