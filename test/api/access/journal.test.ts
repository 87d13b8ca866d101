import { describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';

const hub = hubForWriting();
const overseer = { role: 'OVERSIGHT', mission: '31.hdnd-CCHC-2016-2021-308' } as const;
const admin = { role: 'ADMIN' } as const;

/** The entries of an operation, once there are as many as expected; they are written after the answer. */
async function entries(command: string, expected = 1): Promise<Record<string, unknown>[]> {
  const look = () =>
    query(hub.databaseUrl, 'select kind, actor, subject, after, request_id from audit_entry where command = $1 order by id', [command]);
  for (let tries = 0; tries < 60; tries += 1) {
    const rows = await look();
    if (rows.length >= expected) return rows;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return look();
}

describe('the journal', () => {
  test('tells what oversight read: operation, units, variables and request', async () => {
    const asked = 'query Looking($code: String!) { unit(code: $code, year: 2019) { name } other: unit(code: "004") { name } }';
    await hub.askAs(overseer, asked, { code: '308' });
    expect(await entries('Looking')).toEqual([
      {
        kind: 'READ',
        actor: 'dev:OVERSIGHT@31.hdnd-CCHC-2016-2021-308',
        subject: 'unit(code: "308", year: 2019), unit(code: "004")',
        after: { code: '308' },
        request_id: expect.any(String),
      },
    ]);
  });

  test('tells what oversight downloaded, as it tells what it read', async () => {
    const headers = { authorization: await hub.tokenOf(overseer), 'x-request-id': 'a-download' };
    for (const format of ['json', 'csv', 'xlsx'])
      expect((await fetch(`${hub.url}/q/OversightMissions.${format}?subject=308`, { headers })).status).toBe(200);
    expect(await entries('OversightMissions', 3)).toEqual(
      Array.from({ length: 3 }, () => ({
        kind: 'READ',
        actor: 'dev:OVERSIGHT@31.hdnd-CCHC-2016-2021-308',
        subject: 'oversightMissions(subject: "308", first: 20)',
        after: { subject: '308' },
        request_id: 'a-download',
      })),
    );
    const report = 'within=004&level=COMMUNE&period.year=2018';
    const refused = await fetch(`${hub.url}/q/DossierReport.csv?${report}`, { headers });
    expect(refused.status).toBe(403);
    expect(await entries('DossierReport')).toMatchObject([{ kind: 'REFUSAL', actor: 'dev:OVERSIGHT@31.hdnd-CCHC-2016-2021-308' }]);
  });

  test('does not tell what others read', async () => {
    for (const asker of [null, { role: 'LEADER', unit: '004' }, admin] as const)
      await hub.askAs(asker, 'query Reading { unit(code: "004") { name } }');
    await hub.askAs(overseer, 'query ReadLast { viewer { actor } }');
    await entries('ReadLast');
    expect(await entries('Reading', 0)).toEqual([]);
  });

  test('tells what a signed-in viewer was refused, and of nobody in particular nothing', async () => {
    for (const asker of [{ role: 'LEADER', unit: '004' }, null] as const)
      await hub.askAs(asker, 'query Peeking { accounts { totalCount } }');
    await hub.askAs(overseer, 'query PeekedLast { viewer { actor } }');
    await entries('PeekedLast');
    expect(await entries('Peeking')).toMatchObject([{ kind: 'REFUSAL', actor: 'dev:LEADER@004', subject: 'accounts' }]);
  });

  test('cuts what is too long, and keeps no variables without end', async () => {
    await hub.askAs(overseer, 'query Long($code: String!) { unit(code: $code) { name } }', { code: 'x'.repeat(5_000) });
    const [entry] = await entries('Long');
    expect(String(entry!['subject']).length).toBeLessThan(600);
    expect(entry!['after']).toEqual({ characters: expect.any(Number) });
  });

  test('loses no entry for what a caller put into it', async () => {
    const code = 'b\ud800c\\u0000d'; // U+0000 itself is refused at the door
    await hub.askAs(overseer, 'query Odd($code: String!) { __typename unit(code: $code) { name } }', { code, ['k\udfff']: 1 });
    expect((await entries('Odd'))[0]).toMatchObject({ after: { code: 'b\ufffdc\\u0000d', 'k\ufffd': 1 } });
  });

  test('is listed newest first, by kind, actor, command and time', async () => {
    const list = async (filter: object) => {
      const { data, errors } = await hub.askAs(
        admin,
        'query ($filter: AuditEntryFilter) { auditEntries(first: 2, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } nodes { at kind actor command subject before after requestId } } }',
        { filter },
      );
      expect(errors).toBeUndefined();
      return data.auditEntries;
    };
    expect((await list({ kind: 'REFUSAL' })).nodes.map(({ command }: any) => command)).toEqual(['Peeking', 'DossierReport']);
    expect((await list({ command: 'Looking' })).nodes[0]).toMatchObject({ kind: 'READ', after: '{"code": "308"}', before: null });
    expect((await list({ actor: 'seed' })).totalCount).toBeGreaterThan(10);
    expect((await list({ until: '2020-01-01T00:00:00Z' })).totalCount).toBe(0);
    const all = await list({});
    expect(all.pageInfo.hasNextPage).toBe(true);
    expect(all.totalCount).toBe((await list({ since: '2020-01-01T00:00:00Z' })).totalCount);
  });

  test('cannot be changed, not even by whoever owns the table', async () => {
    for (const statement of ['delete from audit_entry', `update audit_entry set actor = 'x'`, 'truncate audit_entry']) {
      await expect(query(hub.databaseUrl, statement)).rejects.toThrow('append-only');
    }
  });
});

describe('GET /audit.jsonl', () => {
  const get = async (asker: Parameters<typeof hub.tokenOf>[0], search = '') =>
    fetch(`${hub.url}/audit.jsonl${search}`, { headers: { authorization: await hub.tokenOf(asker) } });

  test('gives administrators every entry as a line of JSON, oldest first', async () => {
    await query(
      hub.databaseUrl,
      `insert into audit_entry (actor, command, subject, after) select 'many', 'test.many', 's' || n, jsonb_build_object('n', n) from generate_series(1, 3000) n`,
    );
    const response = await get(admin);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8']);
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const rows = await query(hub.databaseUrl, 'select id from audit_entry order by id');
    expect(lines.map(({ id }) => id)).toEqual(rows.map((row) => Number(row['id'])));
    expect(lines.at(-1)).toEqual({
      id: expect.any(Number),
      at: expect.any(String),
      kind: 'COMMAND',
      actor: 'many',
      command: 'test.many',
      subject: 's3000',
      requestId: null,
      before: null,
      after: { n: 3000 },
    });
  });

  test('gives those since an instant', async () => {
    expect(await (await get(admin, '?since=2100-01-01T00:00:00Z')).text()).toBe('');
    const wrong = await get(admin, '?since=yesterday');
    expect([wrong.status, ((await wrong.json()) as any).errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('is FORBIDDEN to others, and that is noted', async () => {
    for (const asker of [{ role: 'DATA_STEWARD' }, null] as const) {
      const response = await get(asker);
      expect([response.status, ((await response.json()) as any).errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
    }
    expect(await entries('GET /audit.jsonl')).toMatchObject([{ kind: 'REFUSAL', actor: 'dev:DATA_STEWARD' }]);
  });
});
