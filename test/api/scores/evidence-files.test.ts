import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { snapshotReads } from '../../../src/database/snapshot.js';
import { openDiskFiles } from '../../../src/files/index.js';
import { WHOLE_SCOPE } from '../../../src/kernel/viewer.js';
import { evidenceFilesRecount } from '../../../src/modules/scores/index.js';
import { REFUSED, TAKEN } from '../../files/sample-files.js';
import { query } from '../../kit/databases.js';
import { hubForWriting, type Asker } from '../../kit/hub.js';
import { fetchEvidence, keptFiles, sendEvidence } from './evidence-sender.js';
import { POSTS, RoundPlayer, ward } from './round-player.js';
import { publishSmallSet } from './small-set.js';

const { chair, standing, justice } = POSTS;
let now = '2018-11-10T09:00:00+07:00';
const hub = hubForWriting({ now: () => new Date(now) });
const player = new RoundPlayer(hub);
const own = ward('00115');
const PDF = TAKEN[0]![2];
const pdf = (text: string): Buffer => Buffer.concat([PDF, Buffer.from(text)]);

let round: string;
let sheet: string;
let leaves: Record<string, { readonly id: string; readonly version: number }>;

beforeAll(async () => {
  await publishSmallSet(hub.databaseUrl, '004', '004-thu');
  const planned = await player.done(chair, 'planRound', {
    input: {
      issuer: '004',
      block: 'WARD',
      blockLabel: 'Phường thí điểm',
      year: 2018,
      criteriaSet: { code: '004-thu', version: 1 },
      standingAgency: '004.noi-vu',
      selfScoreDue: '2018-11-30T00:00:00+07:00',
      units: ['00115', '00118'],
    },
  });
  round = planned.id;
  await player.stepDone(chair, 'openRound', round);
  sheet = (await player.sheetsOf(round))['00115']!;
  leaves = (await player.sheet(sheet)).leaves;
}, 60_000);

const leaf = (code: string): string => leaves[code]!.id;
const FILE = 'file { name type bytes sha256 url }';
const evidenceOf = async (id: string): Promise<any> => {
  const { data } = await hub.askAs(own, `query($id: ID!) { node(id: $id) { ... on Evidence { title number issuedOn ${FILE} } } }`, { id });
  return data.node;
};
const rows = async (): Promise<unknown> => (await query(hub.databaseUrl, 'select count(*)::int as rows from evidence'))[0]!['rows'];

/** What the journal tells of a request, once it does; it is written after the answer. */
async function noted(request: string): Promise<unknown[]> {
  for (let look = 0; look < 60; look++) {
    const found = await query(hub.databaseUrl, 'select kind, actor, subject from audit_entry where request_id = $1', [request]);
    if (found.length > 0) return found;
    await sleep(50);
  }
  return [];
}

describe('a file of evidence', () => {
  test.each(TAKEN)(
    'of the kind %s is taken by its content, whatever its name and declared type say, and given back as it was',
    async (ending, type, content) => {
      const sent = await sendEvidence(
        hub,
        own,
        `${leaf('1.1')}?title=K%E1%BA%BF%20ho%E1%BA%A1ch&name=K%E1%BA%BF%20ho%E1%BA%A1ch.exe`,
        content,
      );
      expect([sent.status, sent.error]).toEqual([201, undefined]);
      expect(sent.file).toMatchObject({ name: `Kế hoạch.exe.${ending}`, type, bytes: content.length, url: `/evidence/${sent.id}/file` });
      expect(sent.headers.get('location')).toBe(sent.file.url);
      const back = await fetchEvidence(hub, own, sent.file.url);
      expect([back.status, Buffer.from(await back.arrayBuffer()).equals(content)]).toEqual([200, true]);
      expect(Object.fromEntries(back.headers)).toMatchObject({
        'content-type': type,
        'content-length': String(content.length),
        'content-disposition': `attachment; filename="Ke hoach.exe.${ending}"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.exe.${ending}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
        etag: `"${sent.file.sha256}"`,
      });
    },
  );

  test.each(REFUSED)('%s: %s is refused by its name, and nothing is kept', async (reason, _what, content) => {
    const [before, kept] = [await rows(), keptFiles(hub)];
    const sent = await sendEvidence(hub, own, `${leaf('1.1')}?title=A&name=a.pdf`, content, {
      headers: { 'content-type': 'application/pdf' },
    });
    expect([sent.status, sent.error?.extensions['code'], sent.error?.extensions['reason']]).toEqual([400, 'BAD_USER_INPUT', reason]);
    expect(sent.error?.extensions['messageVi']).toContain('PDF, ảnh (PNG, JPEG, WebP, TIFF)');
    expect([await rows(), keptFiles(hub)]).toEqual([before, kept]);
  });

  test('stands in the graph beside what is said of the document, and in the journal', async () => {
    const before = await player.version(leaf('1.2'));
    const sent = await sendEvidence(
      hub,
      own,
      `${leaf('1.2')}?title=%20Bi%C3%AAn%20b%E1%BA%A3n%205/9&number=7/BB&issuedOn=2018-09-05`,
      pdf('graph'),
    );
    expect(await evidenceOf(sent.id)).toEqual({
      title: 'Biên bản 5/9',
      number: '7/BB',
      issuedOn: '2018-09-05',
      file: { ...sent.file, name: 'Biên bản 5-9.pdf' },
    });
    expect(await player.version(leaf('1.2'))).toBe(before + 1);
    const [entry] = await query(
      hub.databaseUrl,
      `select actor, after #>> '{scores,0,evidence,0,file_sha256}' as sha256 from audit_entry where command = 'scores.attachEvidence' order by id desc limit 1`,
    );
    expect(entry).toEqual({ actor: 'dev:UNIT_OFFICER@00115', sha256: sent.file.sha256 });
  });

  test('is kept once, however many documents have it', async () => {
    const sent = await Promise.all(
      ['1.1', '1.2', '2.1'].map((code) => sendEvidence(hub, own, `${leaf(code)}?title=${code}`, pdf('thrice'))),
    );
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(keptFiles(hub).filter((name) => name === sent[0]!.file.sha256)).toHaveLength(1);
  });

  test('is not sent again to whoever has it, and HEAD tells all but the content', async () => {
    const { file } = await sendEvidence(hub, own, `${leaf('1.1')}?title=A`, pdf('tag'));
    for (const tag of [`"${file.sha256}"`, `W/"${file.sha256}"`, `"other", "${file.sha256}"`]) {
      const again = await fetchEvidence(hub, own, file.url, { headers: { 'if-none-match': tag } });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, `"${file.sha256}"`, '']);
    }
    const other = await fetchEvidence(hub, own, file.url, { headers: { 'if-none-match': '"other"' } });
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, file.bytes]);
    const head = await fetchEvidence(hub, own, file.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
      200,
      String(file.bytes),
      'application/pdf',
    ]);
  });
});

describe('a file that is replaced or withdrawn', () => {
  test('gives way to another with PUT; what is not said of the document stays', async () => {
    const first = await sendEvidence(
      hub,
      own,
      `${leaf('2.1')}?title=K%E1%BA%BF%20ho%E1%BA%A1ch&number=12/KH&issuedOn=2018-03-01&name=a.pdf`,
      pdf('first'),
    );
    const png = TAKEN[1]![2];
    const second = await sendEvidence(hub, own, `${first.id}?number=13/KH&name=b.png`, png, { method: 'PUT' });
    expect([second.status, second.id, second.file.name]).toEqual([200, first.id, 'b.png']);
    expect(await evidenceOf(first.id)).toMatchObject({
      title: 'Kế hoạch',
      number: '13/KH',
      issuedOn: '2018-03-01',
      file: { type: 'image/png' },
    });
    expect(Buffer.from(await (await fetchEvidence(hub, own, first.file.url)).arrayBuffer()).equals(png)).toBe(true);
    expect(keptFiles(hub)).toContain(first.file.sha256);
  });

  test('is given to a document that was only named', async () => {
    const named = await player.done(own, 'attachEvidence', { score: leaf('2.1'), input: { title: 'Quyết định' } });
    expect((await evidenceOf(named.id)).file).toBeNull();
    expect((await fetchEvidence(hub, own, `/evidence/${named.id}/file`)).status).toBe(404);
    const sent = await sendEvidence(hub, own, named.id, pdf('named'), { method: 'PUT' });
    expect(await evidenceOf(named.id)).toMatchObject({ title: 'Quyết định', file: { name: 'tai-lieu.pdf', url: sent.file.url } });
  });

  test('is no more where another document is named in its place, or it is withdrawn', async () => {
    const first = await sendEvidence(hub, own, `${leaf('2.1')}?title=A`, pdf('named over'));
    await player.done(own, 'replaceEvidence', { evidence: first.id, input: { title: 'B' } });
    expect((await fetchEvidence(hub, own, first.file.url)).status).toBe(404);
    const second = await sendEvidence(hub, own, `${leaf('2.1')}?title=A`, pdf('withdrawn'));
    await player.done(own, 'withdrawEvidence', { evidence: second.id });
    expect((await fetchEvidence(hub, own, second.file.url)).status).toBe(404);
    expect((await sendEvidence(hub, own, second.id, pdf('again'), { method: 'PUT' })).error?.extensions['code']).toBe('NOT_FOUND');
  });
});

describe('whoever may not', () => {
  const attempts: readonly (readonly [who: string, asker: Asker, status: number, code: string])[] = [
    ['nobody in particular', null, 401, 'UNAUTHENTICATED'],
    ['an appraiser', standing, 403, 'FORBIDDEN'],
    ['a data steward', { role: 'DATA_STEWARD' }, 403, 'FORBIDDEN'],
    ['another ward', ward('00118'), 404, 'NOT_FOUND'],
    ['the chair above', chair, 404, 'NOT_FOUND'],
  ];

  test.each(attempts)('%s attaches nothing', async (_who, asker, status, code) => {
    const [before, kept] = [await rows(), keptFiles(hub)];
    const sent = await sendEvidence(hub, asker, `${leaf('1.1')}?title=A`, pdf('not mine'));
    expect([sent.status, sent.error?.extensions['code']]).toEqual([status, code]);
    expect([await rows(), keptFiles(hub)]).toEqual([before, kept]);
  });

  test('is refused before a byte of the file is read, and the journal tells of it', async () => {
    const asked = request(`${hub.url}/evidence/${leaf('1.1')}?title=A`, {
      method: 'POST',
      headers: { authorization: await hub.tokenOf(standing), 'content-length': 1_000_000, 'x-request-id': 'refused-early' },
    });
    asked.on('error', () => {}).flushHeaders();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(403);
    asked.destroy();
    expect(await noted('refused-early')).toEqual([{ kind: 'REFUSAL', actor: 'dev:APPRAISER@004.noi-vu', subject: leaf('1.1') }]);
  });
});

describe('who reads a file', () => {
  let url: string;
  let id: string;
  beforeAll(async () => {
    ({
      id,
      file: { url },
    } = await sendEvidence(hub, own, `${leaf('1.1')}?title=A`, pdf('read')));
  });

  const READERS: readonly (readonly [who: string, asker: Asker])[] = [
    ['an officer of the ward', own],
    ['a leader of the ward', { role: 'LEADER', unit: '00115' }],
    ['the standing agency', standing],
    ['the agency in charge of a leaf', justice],
    ['a data steward', { role: 'DATA_STEWARD' }],
  ];
  const OTHERS: readonly (readonly [who: string, asker: Asker])[] = [
    ['everybody', null],
    ['another ward', ward('00118')],
    ['an agency that appraises nothing of it', { role: 'APPRAISER', unit: '001.noi-vu' }],
    ['a surveyor', { role: 'SURVEYOR', unit: '01' }],
    ['oversight', { role: 'OVERSIGHT', mission: '31.hdnd-CCHC-2016-2021-308' }],
  ];

  const seesInGraph = async (asker: Asker): Promise<boolean> =>
    (await hub.askAs(asker, `query($id: ID!) { node(id: $id) { ... on Evidence { ${FILE} } } }`, { id })).data.node !== null;

  async function looks(): Promise<void> {
    for (const [who, asker] of READERS)
      expect([who, (await fetchEvidence(hub, asker, url)).status, await seesInGraph(asker)]).toEqual([who, 200, true]);
    for (const [who, asker] of OTHERS) {
      const refused = await fetchEvidence(hub, asker, url);
      expect([who, refused.status, refused.headers.get('cache-control'), await seesInGraph(asker)]).toEqual([
        who,
        404,
        'private, no-store',
        false,
      ]);
      expect(await refused.text()).not.toContain('sha256');
      expect((await fetchEvidence(hub, asker, url, { headers: { 'if-none-match': '*' } })).status).toBe(404);
    }
  }

  test('the unit and its appraisers do, nobody else, while the round is open', looks);

  test('whoever oversees too is noted in the journal', async () => {
    const both = [
      { role: 'UNIT_OFFICER', unit: '00115' },
      { role: 'OVERSIGHT', mission: '31.hdnd-CCHC-2016-2021-308' },
    ] as const;
    expect((await fetchEvidence(hub, both, url, { headers: { 'x-request-id': 'overseen' } })).status).toBe(200);
    expect(await noted('overseen')).toMatchObject([{ kind: 'READ', subject: `evidence ${id}` }]);
  });

  test('after the sheet is submitted nothing is attached, but where the appraisers ask', async () => {
    const other = (await player.sheetsOf(round))['00118']!;
    for (const [unit, one] of [
      ['00115', sheet],
      ['00118', other],
    ] as const) {
      await player.score(ward(unit), one, { '1.1': 20, '1.2': 15, '2.1': 20, 'T.1': 0 });
      await player.stepDone(ward(unit), 'submitScorecard', one, { lockedBy: 'Phó Chủ tịch UBND phường' });
    }
    const kept = keptFiles(hub);
    const late = await sendEvidence(hub, own, `${leaf('1.2')}?title=A`, pdf('late'));
    expect([late.status, late.error?.extensions['code']]).toEqual([400, 'RULE_VIOLATION']);
    expect(keptFiles(hub)).toEqual(kept);
    for (const one of [sheet, other]) {
      await player.appraise(standing, one, { '1.1': 20, '1.2': 15, '2.1': 15, '2.2': 10, 'T.1': 0 });
      await player.stepDone(standing, 'closeAppraisal', one);
    }
    await player.stepDone(standing, 'requestExplanation', sheet, { leaves: [leaf('1.2')], note: 'Thiếu biên bản kiểm tra' });
    expect((await sendEvidence(hub, own, `${leaf('1.2')}?title=A`, pdf('asked for'))).status).toBe(201);
    const unasked = await sendEvidence(hub, own, `${leaf('1.1')}?title=A`, pdf('not asked for'));
    expect(unasked.error?.extensions).toMatchObject({ code: 'RULE_VIOLATION', rule: 'LEAF_WAS_ASKED_ABOUT' });
  });

  test('the same after the round is published', async () => {
    const asked = (await player.sheet(sheet)).leaves['1.2']!;
    await player.done(own, 'explainLeaf', { score: asked.id, version: asked.version, explanation: 'Biên bản lập ngày 5/9' });
    await player.stepDone(own, 'submitExplanation', sheet);
    await player.appraise(standing, sheet, { '1.2': 15 }, 'reappraiseLeaf');
    await player.stepDone(standing, 'closeReappraisal', sheet);
    await player.stepDone(standing, 'adjustRound', round, { input: { surveyHeld: false } });
    for (const one of Object.values(await player.sheetsOf(round))) await player.stepDone(standing, 'finalizeScorecard', one);
    now = '2019-01-25T09:00:00+07:00';
    await player.stepDone(standing, 'finalizeRound', round);
    await player.stepDone(chair, 'approveRound', round, { decision: { number: '15/QĐ-UBND', on: '2019-01-25' } });
    await player.stepDone(chair, 'publishRound', round, { decision: { number: '16/QĐ-UBND', on: '2019-01-25' } });
    await looks();
    expect((await sendEvidence(hub, own, id, pdf('published'), { method: 'PUT' })).error?.extensions['code']).toBe('RULE_VIOLATION');
  });
});

test('hub verify names what the store has lost, and whoever asks for it is told', async () => {
  const differences = async (): Promise<readonly string[]> => {
    const reads = snapshotReads(hub.orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 20_000 });
    try {
      return await evidenceFilesRecount(await openDiskFiles(hub.filesFolder)).differences(reads);
    } finally {
      await reads.close();
    }
  };
  expect(await differences()).toEqual([]);
  const [row] = await query(hub.databaseUrl, `select file_sha256 as sha256, id from evidence where file_name = 'b.png'`);
  const { sha256, id } = row as { sha256: string; id: number };
  rmSync(join(hub.filesFolder, sha256.slice(0, 2), sha256));
  const found = await differences();
  expect(found.length).toBeGreaterThan(0);
  expect(found.join()).toMatch(/Evidence \S+ names b\.png of \d+ bytes \([0-9a-f]{64}\); the store has no such file\./u);
  const lost = await fetchEvidence(hub, own, `/evidence/${Buffer.from(`Evidence:${id}`).toString('base64url')}/file`);
  expect(lost.status).toBe(503);
});
