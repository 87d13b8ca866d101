import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { readConfig } from '../../src/config.js';
import { SLOWEST_REQUEST } from '../../src/server/limits.js';
import { fetchEvidence, keptFiles, sendEvidence } from '../api/scores/evidence-sender.js';
import { POSTS, RoundPlayer, ward } from '../api/scores/round-player.js';
import { publishSmallSet } from '../api/scores/small-set.js';
import { TAKEN } from '../files/sample-files.js';
import { query } from '../kit/databases.js';
import { hubForWriting } from '../kit/hub.js';
import { runHub, startHub, temporaryFolder } from './hub-process.js';
import { until } from './import-hub.js';

let client: pg.Client;
afterAll(() => client?.end());
const hub = hubForWriting({ settings: { evidenceFileMb: 1 } });
const player = new RoundPlayer(hub);
const own = ward('00115');
const pdf = (length: number): Buffer => Buffer.concat([TAKEN[0]![2], Buffer.alloc(length, 'a')]);

let leaf: string;

beforeAll(async () => {
  client = new pg.Client({ connectionString: hub.databaseUrl });
  await client.connect();
  await publishSmallSet(hub.databaseUrl, '004', '004-thu');
  const { id } = await player.done(POSTS.chair, 'planRound', {
    input: {
      issuer: '004',
      block: 'WARD',
      blockLabel: 'Phường thí điểm',
      year: 2018,
      criteriaSet: { code: '004-thu', version: 1 },
      standingAgency: '004.noi-vu',
      selfScoreDue: '2018-11-30T00:00:00+07:00',
      units: ['00115'],
    },
  });
  await player.stepDone(POSTS.chair, 'openRound', id);
  leaf = (await player.sheet((await player.sheetsOf(id))['00115']!)).leaves['1.1']!.id;
}, 60_000);

const rows = async (): Promise<unknown> =>
  (await query(hub.databaseUrl, 'select count(*)::int as rows from evidence where file_sha256 is not null'))[0]!['rows'];
const BEGUN = 40_000;
/** Folders in which a file has come as far as `beginning` sends it; other tests may be sending too. */
const receiving = (): string[] => folders().filter((name) => sizeIn(name) === pdf(BEGUN).length);
const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('hub-evidence-'));
const sizeIn = (folder: string): number | undefined => statSync(join(tmpdir(), folder, 'file'), { throwIfNoEntry: false })?.size;

/** Begins to send a file, and says no more of it than asked. */
async function beginning(url: string, authorization: string) {
  const sent = request(`${url}/evidence/${leaf}?title=A`, { method: 'POST', headers: { authorization, 'content-length': 100_000 } });
  sent.on('error', () => {});
  sent.write(pdf(BEGUN));
  return sent;
}

async function becomes<Value>(look: () => Value, wanted: (value: Value) => boolean): Promise<Value> {
  for (let times = 0; times < 100 && !wanted(look()); times++) await sleep(50);
  return look();
}

describe('a file of evidence that is', () => {
  test('as large as allowed is taken, and larger is refused with how large it may be; the connection goes on', async () => {
    const most = 2 ** 20;
    expect((await sendEvidence(hub, own, `${leaf}?title=A`, pdf(0).subarray(0, 10))).status).toBe(201);
    expect((await sendEvidence(hub, own, `${leaf}?title=A`, pdf(most - pdf(0).length))).status).toBe(201);
    const [before, kept] = [await rows(), keptFiles(hub)];
    const { status, error } = await sendEvidence(hub, own, `${leaf}?title=A`, pdf(most - pdf(0).length + 1));
    expect([status, error?.extensions['code'], error?.message]).toEqual([
      400,
      'BAD_USER_INPUT',
      'A file may have 1 MB; this one is larger.',
    ]);
    expect(error?.extensions['hint']).toContain('lower resolution');
    expect([await rows(), keptFiles(hub)]).toEqual([before, kept]);
  });

  test('broken off in the middle leaves nothing', async () => {
    const [before, kept] = [await rows(), keptFiles(hub)];
    const others = receiving();
    const sent = await beginning(hub.url, await hub.tokenOf(own));
    expect(await becomes(receiving, ({ length }) => length > others.length)).toHaveLength(others.length + 1);
    sent.destroy();
    expect(await becomes(receiving, ({ length }) => length === others.length)).toEqual(others);
    expect([await rows(), keptFiles(hub)]).toEqual([before, kept]);
  });

  test('long under way is waited for, as other bodies are not', async () => {
    const sent = await beginning(hub.url, await hub.tokenOf(own));
    const answered = once(sent, 'response');
    await sleep(SLOWEST_REQUEST + 1_000);
    sent.end(Buffer.alloc(100_000 - pdf(BEGUN).length, 'a'));
    const [{ statusCode }] = (await answered) as [{ statusCode: number }];
    expect(statusCode).toBe(201);
  }, 30_000);

  test('more than the disk has room for is refused, leaves nothing, and the hub answers on', async () => {
    const [before, kept] = [await rows(), keptFiles(hub)];
    mkdirSync(`${hub.filesFolder}/unfinished`, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', `${hub.filesFolder}/unfinished`]);
    try {
      const { status, error } = await sendEvidence(hub, own, `${leaf}?title=A`, pdf(200_000));
      expect([status, error?.extensions['code'], error?.message]).toEqual([503, 'UNAVAILABLE', expect.stringContaining('no room')]);
      expect([await rows(), keptFiles(hub)]).toEqual([before, kept]);
    } finally {
      execFileSync('umount', [`${hub.filesFolder}/unfinished`]);
    }
    expect((await sendEvidence(hub, own, `${leaf}?title=A`, pdf(200_000))).status).toBe(201);
  });
});

describe('an address of evidence', () => {
  const id = (text: string): string => Buffer.from(text).toString('base64url');

  test.each([
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f%2e%2e',
    id('Evidence:../../etc/passwd'),
    id('Evidence:1 or 1=1'),
    id('Evidence:0'),
    id('Evidence:99999999999'),
    id('Score:1'),
    id('Evidence:2147483647'),
    'a'.repeat(99),
  ])('that leads nowhere gives nothing: %s', async (address) => {
    expect((await fetchEvidence(hub, own, `/evidence/${address}/file`)).status).toBe(404);
    const sent = await sendEvidence(hub, own, address, pdf(0), { method: 'PUT' });
    expect(['BAD_USER_INPUT', 'NOT_FOUND']).toContain(sent.error?.extensions['code']);
  });

  test.each([
    ['', 'title is empty'],
    ['title=%20', 'title is empty'],
    ['title=A&title=B', 'title=something else'],
    ['title=A&issuedOn=2018-02-30', 'calendar date'],
    ['title=A&issuedOn=2999-01-01', 'not issued after today'],
    [`title=${'a'.repeat(501)}`, '500 letters'],
    ['title=A%00', '500 letters'],
    ['title=A&demo=true', 'expected title, number, issuedOn, name'],
  ])('that says “%s” is refused', async (words, message) => {
    const { status, error } = await sendEvidence(hub, own, `${leaf}?${words}`, pdf(0));
    expect([status, error?.extensions['code'], error?.message]).toEqual([400, 'BAD_USER_INPUT', expect.stringContaining(message)]);
  });

  test('leads into no folder by the name of the file', async () => {
    const { file } = await sendEvidence(hub, own, `${leaf}?title=A&name=..%2F..%2F%0D%0Aset-cookie:%20a%22.pdf`, pdf(3));
    expect(file.name).toBe('set-cookie a.pdf');
    const { headers } = await fetchEvidence(hub, own, file.url);
    expect([headers.get('set-cookie'), headers.get('content-disposition')]).toEqual([
      null,
      `attachment; filename="set-cookie a.pdf"; filename*=UTF-8''set-cookie%20a.pdf`,
    ]);
    expect(keptFiles(hub).every((name) => /^[0-9a-f]{64}$/u.test(name))).toBe(true);
  });

  test('takes no other methods', async () => {
    for (const [method, url, allow] of [
      ['DELETE', `/evidence/${leaf}`, 'POST, PUT'],
      ['PUT', `/evidence/${leaf}/file`, 'GET, HEAD'],
    ] as const) {
      const response = await fetchEvidence(hub, own, url, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    }
  });
});

test('FILES_DIR has to be a folder that is there', () => {
  expect(readConfig({ FILES_DIR: tmpdir() }).filesDir).toBe(tmpdir());
  expect(readConfig({ HUB_DATA_DIR: 'data' }).filesDir).toBe('data/files');
  for (const wrong of [`${tmpdir()}/nowhere`, 'package.json'])
    expect(() => readConfig({ FILES_DIR: wrong })).toThrow('FILES_DIR must be a folder that is there and may be written');
});

describe('kill -9', () => {
  /** An officer's key, and a hub in a process of its own that keeps files in a folder. */
  async function officer(filesDir: string) {
    const env = { DATABASE_URL: hub.databaseUrl, FILES_DIR: filesDir };
    await runHub({ words: ['grant', '--value', 'officer', '--label', 'Cán bộ', '--role', 'UNIT_OFFICER', '--unit', '00115'], env });
    const { printed, said } = await runHub({
      words: ['key', 'create', '--value', 'officer', '--label', 'tài liệu', '--roles', 'UNIT_OFFICER'],
      env,
    });
    const key = /hub_\S+/u.exec(printed)?.[0];
    if (!key) throw new Error(said);
    return { start: () => startHub({ env }), authorization: `Bearer ${key}` };
  }

  test('while a file comes leaves nothing; between store and row it leaves a whole file that nothing names, and it can be sent again', async () => {
    const folder = temporaryFolder();
    const there = { filesFolder: folder } as typeof hub;
    const { start, authorization } = await officer(folder);
    const before = await rows();
    let process = await start();
    const others = receiving();
    await beginning(process.url, authorization);
    const [left, ...more] = (await becomes(receiving, ({ length }) => length > others.length)).filter((name) => !others.includes(name));
    expect([left, more]).toEqual([expect.any(String), []]);
    process.signal('SIGKILL');
    await process.ended;
    expect([await rows(), keptFiles(there)]).toEqual([before, []]);

    utimesSync(join(tmpdir(), left!), new Date(0), new Date(0));
    process = await start();
    expect(folders()).not.toContain(left);
    await client.query('begin; lock table evidence in exclusive mode');
    const send = () =>
      fetch(`${process.url}/evidence/${leaf}?title=A`, { method: 'POST', headers: { authorization }, body: new Uint8Array(pdf(50_000)) });
    const lost = send().catch(() => null);
    await until(
      hub.databaseUrl,
      'a row that waits',
      `select 1 from pg_locks l join pg_class c on c.oid = l.relation where not l.granted and c.relname = 'evidence'`,
    );
    process.signal('SIGKILL');
    await Promise.all([lost, process.ended]);
    await client.query('rollback');
    const kept = keptFiles(there);
    expect([await rows(), kept.length]).toEqual([before, 1]);

    process = await start();
    const again = await send();
    expect(again.status).toBe(201);
    expect(((await again.json()) as { file: { sha256: string } }).file.sha256).toBe(kept[0]);
    expect(keptFiles(there)).toEqual(kept);
    process.signal('SIGTERM');
    await process.ended;
  }, 120_000);
});
