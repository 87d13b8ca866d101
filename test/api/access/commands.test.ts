import { beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting, type Answer } from '../../kit/hub.js';

const hub = hubForWriting();
const admin = { role: 'ADMIN' } as const;

const GRANT = `mutation Grant($input: GrantRoleInput!) {
  grantRole(input: $input) { id issuer claim value label roles { id role unit { code } mission { code } validFrom validTo } }
}`;
const input = (more: object) => ({ issuer: 'https://issuer.example', value: 'someone', label: 'Cán bộ phòng Nội vụ', ...more });
const grant = (more: object): Promise<Answer> => hub.askAs(admin, GRANT, { input: input(more) });
const codeOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions['code']);
const audited = (command: string) =>
  query(hub.databaseUrl, 'select kind, actor, subject, after, request_id from audit_entry where command = $1 order by id', [command]);

describe('granting a role', () => {
  test('makes the account, and a second grant adds to it', async () => {
    const first = await grant({ role: 'UNIT_OFFICER', unit: '004' });
    expect(first.errors).toBeUndefined();
    expect(first.data.grantRole).toMatchObject({
      issuer: 'https://issuer.example',
      claim: 'sub',
      value: 'someone',
      label: 'Cán bộ phòng Nội vụ',
    });
    const second = await grant({
      role: 'OVERSIGHT',
      mission: '31.hdnd-CCHC-2016-2021-308',
      from: '2026-01-01',
      to: '2027-01-01',
      label: null,
    });
    expect(second.data.grantRole.id).toBe(first.data.grantRole.id);
    expect(second.data.grantRole.roles).toEqual([
      { id: expect.any(String), role: 'UNIT_OFFICER', unit: { code: '004' }, mission: null, validFrom: '2026-03-02', validTo: null },
      {
        id: expect.any(String),
        role: 'OVERSIGHT',
        unit: null,
        mission: { code: '31.hdnd-CCHC-2016-2021-308' },
        validFrom: '2026-01-01',
        validTo: '2027-01-01',
      },
    ]);
  });

  test('leaves a row in the journal, with who, what and the request', async () => {
    const rows = await audited('access.grantRole');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      kind: 'COMMAND',
      actor: 'dev:ADMIN',
      subject: expect.stringMatching(/^account:\d+ UNIT_OFFICER@004$/),
    });
    expect(rows[0]!['request_id']).toEqual(expect.any(String));
    expect(rows[0]!['after']).toMatchObject({ role: 'UNIT_OFFICER', unit: '004', from: '2026-03-02' });
  });

  test.each([
    ['without the unit that it needs', { role: 'LEADER' }, 'BAD_USER_INPUT'],
    ['with a unit that it has not', { role: 'ADMIN', unit: '004' }, 'BAD_USER_INPUT'],
    ['of oversight without a mission', { role: 'OVERSIGHT' }, 'BAD_USER_INPUT'],
    ['at a code that nobody held', { role: 'LEADER', unit: '999' }, 'NOT_FOUND'],
    ['in a mission that does not exist', { role: 'OVERSIGHT', mission: 'none' }, 'NOT_FOUND'],
    ['to a new account without a label', { role: 'ADMIN', value: 'new', label: null }, 'BAD_USER_INPUT'],
    ['that the account has on some of these days', { role: 'UNIT_OFFICER', unit: '004', from: '2026-06-01' }, 'CONFLICT'],
    ['that ends before it begins', { role: 'DATA_STEWARD', from: '2026-06-01', to: '2026-05-01' }, 'BAD_USER_INPUT'],
  ])('%s is refused, and nothing of it stays', async (_, more, code) => {
    const before = await query(
      hub.databaseUrl,
      'select count(*) from account_role union all select count(*) from account union all select count(*) from audit_entry',
    );
    expect(codeOf(await grant(more))).toEqual([code]);
    expect(
      await query(
        hub.databaseUrl,
        'select count(*) from account_role union all select count(*) from account union all select count(*) from audit_entry',
      ),
    ).toEqual(before);
  });

  test('is for administrators', async () => {
    for (const asker of [null, { role: 'DATA_STEWARD' }, { role: 'LEADER', unit: '01' }] as const) {
      expect(codeOf(await hub.askAs(asker, GRANT, { input: input({ role: 'ADMIN' }) }))).toEqual(['FORBIDDEN']);
    }
  });

  test('is seen by what the same request reads next', async () => {
    const two = `mutation ($one: GrantRoleInput!, $two: GrantRoleInput!) {
      one: grantRole(input: $one) { roles { role } } two: grantRole(input: $two) { roles { role } } }`;
    const twice = (role: string) => input({ value: 'both', role });
    const { data } = await hub.askAs(admin, two, { one: twice('ADMIN'), two: twice('DATA_STEWARD') });
    expect(data).toEqual({ one: { roles: [{ role: 'ADMIN' }] }, two: { roles: [{ role: 'ADMIN' }, { role: 'DATA_STEWARD' }] } });
  });
});

describe('a service key', () => {
  let account: string;
  const KEY = 'mutation ($input: CreateServiceKeyInput!) { createServiceKey(input: $input) { secret key { id } } }';
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const create = (more: object): Promise<Answer> =>
    hub.askAs(admin, KEY, { input: { account, label: 'Một cửa điện tử', roles: ['UNIT_OFFICER'], expiresAt: inDays(30), ...more } });
  const WHO = '{ viewer { roles { role } } }';

  beforeAll(async () => {
    const made = await grant({ value: 'machine', label: 'Máy chủ một cửa', role: 'UNIT_OFFICER', unit: '004' });
    account = made.data.grantRole.id;
    await grant({ value: 'machine', role: 'APPRAISER', unit: '004.noi-vu' });
  });

  test('has those roles of its account that it was made for', async () => {
    const { data } = await create({});
    expect((await hub.askWith(`Bearer ${data.createServiceKey.secret}`, WHO)).data.viewer.roles).toEqual([{ role: 'UNIT_OFFICER' }]);
  });

  test('is listed without its secret, which the database does not know either', async () => {
    const { data } = await create({});
    const { secret } = data.createServiceKey;
    const listed = await hub.askAs(
      admin,
      '{ serviceKeys { nodes { id label roles createdAt expiresAt revokedAt lastUsedAt account { value } } } }',
    );
    expect(listed.data.serviceKeys.nodes[0]).toMatchObject({ label: 'Một cửa điện tử', revokedAt: null, account: { value: 'machine' } });
    const hidden = secret.slice('hub_0123456789abcdef_'.length);
    const stored = await query(
      hub.databaseUrl,
      `select k::text || encode(k.secret_hash, 'escape') as text from service_key k union all select e::text from audit_entry e`,
    );
    expect(stored.some((row) => String(row['text']).includes(hidden))).toBe(false);
  });

  test.each([
    ['a role that its account has not', { roles: ['ADMIN'] }, 'RULE_VIOLATION'],
    ['no role', { roles: [] }, 'RULE_VIOLATION'],
    ['an end that is past', { expiresAt: inDays(-1) }, 'BAD_USER_INPUT'],
    ['an end that is too far', { expiresAt: inDays(800) }, 'BAD_USER_INPUT'],
    ['no label', { label: '' }, 'RULE_VIOLATION'],
    ['an account that does not exist', { account: 'QWNjb3VudDo5OTk5OTk=' }, 'NOT_FOUND'],
  ])('is not made with %s', async (_, more, code) => {
    expect(codeOf(await create(more))).toEqual([code]);
  });

  test('loses a role at once when the grant is ended', async () => {
    const { data } = await create({ roles: ['APPRAISER'] });
    const asking = () => hub.askWith(`Bearer ${data.createServiceKey.secret}`, WHO);
    expect((await asking()).data.viewer.roles).toEqual([{ role: 'APPRAISER' }]);
    const accounts = await hub.askAs(admin, '{ accounts(first: 500) { nodes { value roles { id role } } } }');
    const role = accounts.data.accounts.nodes
      .find((node: any) => node.value === 'machine')
      .roles.find((held: any) => held.role === 'APPRAISER');
    const ended = await hub.askAs(admin, 'mutation ($role: ID!) { endRole(role: $role) { roles { role validTo } } }', { role: role.id });
    expect(ended.data.endRole.roles).toContainEqual({ role: 'APPRAISER', validTo: '2026-03-02' });
    expect((await asking()).data.viewer.roles).toEqual([]);
  });
});

describe('what is not there', () => {
  test.each([
    ['endRole(role: "QWNjb3VudFJvbGU6OTk5OTk5")'],
    ['endRole(role: "QWNjb3VudDox")'],
    ['disableAccount(account: "bm9uc2Vuc2U=")'],
    ['revokeServiceKey(key: "U2VydmljZUtleTpub25l")'],
  ])('%s is NOT_FOUND', async (field) => {
    expect(codeOf(await hub.askAs(admin, `mutation { ${field} { id } }`))).toEqual(['NOT_FOUND']);
  });
});
