import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { query } from '../kit/databases.js';
import { hubForWriting, type Answer } from '../kit/hub.js';
import { claimsOf, issuerOnLoopback, newSigningKey, AUDIENCE } from '../kit/oidc-issuer.js';

const idp = issuerOnLoopback();
const hub = hubForWriting({ issuer: () => idp.believed() });

const QUESTION = '{ viewer { actor roles { role unit { code } } } }';
const asked = (authorization: string): Promise<Answer> => hub.askWith(authorization, QUESTION);
const bearing = (token: string): Promise<Answer> => asked(`Bearer ${token}`);

const sql = (text: string, parameters: unknown[] = []) => query(hub.databaseUrl, text, parameters);
const accounts: Record<string, number> = {};

beforeAll(async () => {
  for (const name of ['officer', 'admin', 'gone', 'machine']) {
    const [row] = await sql(
      `insert into account (issuer, value, label, disabled_at) values ($1, $2, $2, case when $2 = 'gone' then clock_timestamp() end) returning id`,
      [idp.url, name],
    );
    accounts[name] = Number(row!['id']);
  }
  await sql(
    `insert into account_role (account_id, role, unit_id, valid_from)
     select a.id, r.role, case when r.role = 'UNIT_OFFICER' then (select unit_id from unit_version where code = '004' limit 1) end, '2020-01-01'
     from account a join (values ('officer', 'UNIT_OFFICER'), ('admin', 'ADMIN'), ('gone', 'ADMIN'), ('machine', 'ADMIN')) r(value, role) using (value)`,
  );
});

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const texts = new Set<string>();

/** What every refused credential looks like: the same, whatever is wrong with it. */
function expectRefused(answer: Answer): void {
  expect(answer.status).toBe(401);
  expect(answer.data).toBeUndefined();
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  expect(answer.errors).toHaveLength(1);
  const { message, extensions } = answer.errors![0]!;
  expect(extensions).toEqual({ code: 'UNAUTHENTICATED', messageVi: expect.any(String), hint: expect.any(String) });
  texts.add(JSON.stringify([message, extensions]));
}

describe('F25 a token of the issuer', () => {
  test('proves who its account is', async () => {
    const { data } = await bearing(await idp.issue('officer'));
    expect(data.viewer).toEqual({
      actor: `account:${accounts['officer']}`,
      roles: [{ role: 'UNIT_OFFICER', unit: { code: '004' } }],
    });
  });

  test('proves a group that its claim contains, and tells its holders apart', async () => {
    const [group] = await sql(
      `insert into account (issuer, claim, value, label) values ($1, 'groups', 'stewards', 'Tổ quản trị dữ liệu') returning id`,
      [idp.url],
    );
    await sql(`insert into account_role (account_id, role, valid_from) values ($1, 'DATA_STEWARD', '2020-01-01')`, [group!['id']]);
    const claims = { groups: ['everybody', 'stewards'] };
    const answers = await Promise.all(['one', 'other'].map(async (sub) => bearing(await idp.issue(sub, { claims }))));
    const seen = answers.map(({ data }) => data.viewer);
    expect(seen.map(({ roles }) => roles)).toEqual([[{ role: 'DATA_STEWARD', unit: null }], [{ role: 'DATA_STEWARD', unit: null }]]);
    expect(seen[0].actor).toMatch(new RegExp(`^account:${String(group!['id'])}/[0-9a-f]{12}$`));
    expect(seen[0].actor).not.toBe(seen[1].actor);
  });

  test('of somebody without an account is believed, and opens nothing', async () => {
    const { data } = await bearing(await idp.issue('stranger'));
    expect(data.viewer).toEqual({ actor: expect.stringMatching(/^account:none\/[0-9a-f]{12}$/), roles: [] });
  });

  test('is refused with algorithm none', async () => {
    const claims = claimsOf(idp.url, 'admin');
    expectRefused(await bearing(`${encoded({ alg: 'none' })}.${encoded(claims)}.`));
    expectRefused(await bearing(`${encoded({ alg: 'none', kid: idp.key.kid })}.${encoded(claims)}.AAAA`));
  });

  test('is refused when it is signed by HS256 with the public key as the secret', async () => {
    for (const secret of [JSON.stringify(idp.key.open), String(idp.key.open.x)]) {
      const signed = `${encoded({ alg: 'HS256', kid: idp.key.kid })}.${encoded(claimsOf(idp.url, 'admin'))}`;
      expectRefused(await bearing(`${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`));
    }
  });

  test('is refused when another key signed it, whatever key it names or brings', async () => {
    const other = await newSigningKey();
    expectRefused(await bearing(await idp.issue('admin', { key: other })));
    expectRefused(await bearing(await idp.issue('admin', { key: { ...other, kid: idp.key.kid } })));
    const bringsKey = new SignJWT(claimsOf(idp.url, 'admin')).setProtectedHeader({ alg: 'ES256', jwk: other.open });
    expectRefused(await bearing(await bringsKey.sign(other.secret)));
  });

  const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;
  test.each([
    ['expired', { exp: seconds(-120) }],
    ['without an end', { exp: undefined }],
    ['not yet valid', { nbf: seconds(200) }],
    ['issued in the future', { iat: seconds(200) }],
    ['for another audience', { aud: 'another-service' }],
    ['without an audience', { aud: undefined }],
    ['of another issuer', { iss: 'https://issuer.example' }],
    ['without an issuer', { iss: undefined }],
  ])('is refused when it is %s', async (_, claims) => {
    expectRefused(await bearing(await idp.issue('admin', { claims })));
  });

  test('is believed within the skew of the clocks', async () => {
    const answer = await bearing(await idp.issue('officer', { claims: { exp: seconds(-20), nbf: seconds(20), aud: [AUDIENCE, 'other'] } }));
    expect(answer.status).toBe(200);
  });

  test('is refused when its claims were changed after it was signed', async () => {
    const [head, , signature] = (await idp.issue('officer')).split('.');
    expectRefused(await bearing(`${head}.${encoded(claimsOf(idp.url, 'admin'))}.${signature}`));
  });

  test('cannot bring grants of its own, as development tokens do', async () => {
    const { data } = await bearing(await idp.issue('stranger', { claims: { grants: [{ role: 'ADMIN' }], roles: ['ADMIN'] } }));
    expect(data.viewer.roles).toEqual([]);
    const claims = { iss: 'urn:cchc-hub:development', aud: 'urn:cchc-hub:development', grants: [{ role: 'ADMIN' }] };
    expectRefused(await bearing(await idp.issue('stranger', { claims })));
  });

  test('is refused from the moment it is revoked', async () => {
    const [token, jti] = [await idp.issue('officer', { claims: { jti: 'lost-one' } }), 'lost-one'];
    expect((await bearing(token)).status).toBe(200);
    const input = { issuer: idp.url, jti, until: '2030-01-01T00:00:00Z' };
    const revoking = 'mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { jti } }';
    const { data } = await hub.askWith(`Bearer ${await idp.issue('admin')}`, revoking, { input });
    expect(data.revokeToken).toEqual({ jti });
    expectRefused(await bearing(token));
    expect((await bearing(await idp.issue('officer'))).status).toBe(200);
  });

  test('is refused when its account is disabled', async () => {
    expectRefused(await bearing(await idp.issue('gone')));
  });

  test('of a new key is believed at once, and of the old one no more', async () => {
    const before = await idp.issue('officer');
    const oldKey = idp.key;
    await idp.rotate();
    const fetches = idp.fetches;
    expect((await bearing(await idp.issue('officer'))).status).toBe(200);
    expectRefused(await bearing(await idp.issue('officer', { key: oldKey })));
    expect(idp.fetches).toBeGreaterThan(fetches);
    // Known for up to five seconds, as any viewer is.
    expect([200, 401]).toContain((await bearing(before)).status);
  });

  test('cannot be checked while the issuer fails: UNAVAILABLE, not refused', async () => {
    await idp.rotate();
    idp.broken = true;
    const { status, errors } = await bearing(await idp.issue('officer'));
    idp.broken = false;
    expect([status, errors?.[0]?.extensions['code']]).toEqual([503, 'UNAVAILABLE']);
    expect((await bearing(await idp.issue('officer'))).status).toBe(200);
  });
});

describe('F25 a service key', () => {
  const keys: Record<string, { id: string; secret: string }> = {};

  async function make(account: string): Promise<{ id: string; secret: string }> {
    const mutation = `mutation ($input: CreateServiceKeyInput!) { createServiceKey(input: $input) { secret key { id account { value } roles } } }`;
    const id = Buffer.from(`Account:${accounts[account]}`).toString('base64url');
    const input = { account: id, label: 'Máy chủ báo cáo', roles: ['ADMIN'], expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    const { data, errors } = await hub.askWith(`Bearer ${await idp.issue('admin')}`, mutation, { input });
    expect(errors).toBeUndefined();
    return { id: data.createServiceKey.key.id, secret: data.createServiceKey.secret };
  }

  beforeAll(async () => {
    for (const account of ['machine', 'admin']) keys[account] = await make(account);
  });

  test('proves its account, and its use is noted', async () => {
    const { data } = await bearing(keys['machine']!.secret);
    expect(data.viewer).toEqual({ actor: expect.stringMatching(/^key:\d+$/), roles: [{ role: 'ADMIN', unit: null }] });
    const used = async () =>
      (await sql(`select last_used_at from service_key where account_id = $1`, [accounts['machine']]))[0]!['last_used_at'];
    for (let wait = 0; wait < 50 && (await used()) === null; wait += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await used()).toBeInstanceOf(Date);
  });

  test('is refused with another secret, another id, or cut short', async () => {
    const { secret } = keys['machine']!;
    const turned = secret.endsWith('A') ? 'E' : 'A';
    for (const wrong of [
      `${secret.slice(0, -1)}${turned}`,
      secret.replace(/^hub_./, 'hub_z'),
      secret.replace(/^hub_.{16}/, 'hub_0123456789abcdef'),
      secret.slice(0, -2),
    ])
      expectRefused(await bearing(wrong));
  });

  test('is refused when it has expired', async () => {
    const { secret } = await make('machine');
    await sql(`update service_key set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where public_id = $1`, [
      secret.slice(4, 20),
    ]);
    expectRefused(await bearing(secret));
  });

  test('is refused from the moment it is revoked', async () => {
    const { id, secret } = await make('machine');
    expect((await bearing(secret)).status).toBe(200);
    const { errors } = await hub.askWith(
      `Bearer ${await idp.issue('admin')}`,
      'mutation ($id: ID!) { revokeServiceKey(key: $id) { revokedAt } }',
      { id },
    );
    expect(errors).toBeUndefined();
    expectRefused(await bearing(secret));
  });

  test('is refused from the moment its account is disabled', async () => {
    const { secret } = keys['machine']!;
    expect((await bearing(secret)).status).toBe(200);
    const account = Buffer.from(`Account:${accounts['machine']}`).toString('base64url');
    const { data } = await hub.askWith(
      `Bearer ${await idp.issue('admin')}`,
      'mutation ($account: ID!) { disableAccount(account: $account) { disabledAt } }',
      { account },
    );
    expect(data.disableAccount.disabledAt).not.toBeNull();
    expectRefused(await bearing(secret));
  });

  test('has no role that its account has lost', async () => {
    await sql(`update account_role set valid_to = valid_from where account_id = $1`, [accounts['admin']]);
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect((await bearing(keys['admin']!.secret)).data.viewer.roles).toEqual([]);
  });
});

describe('F25 a header', () => {
  test.each([
    ['empty', ''],
    ['without a token', 'Bearer'],
    ['of another scheme', 'Basic YTpi'],
    ['with two tokens', 'Bearer a b'],
    ['with characters that no token has', 'Bearer a%b'],
    ['longer than any token', `Bearer ${'a'.repeat(15_000)}`],
    ['longer than is looked at', `Bearer ${'a'.repeat(16_000)}`],
  ])('that is %s is refused', async (_, header) => {
    expectRefused(await asked(header));
  });

  test('that is refused gets one and the same answer, whatever was wrong', () => {
    expect(texts.size).toBe(1);
  });
});

afterAll(() => texts.clear());
