import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runHub, startHub, temporaryFolder } from './hub-process.js';

const ROLE = ['token', '--role', 'LEADER', '--unit', '004'];

describe('hub token', () => {
  test('prints a token that the running hub believes, with a key that only its owner reads', async () => {
    const env = { HUB_DATA_DIR: temporaryFolder() };
    const hub = await startHub({ env });
    const { code, printed, said } = await runHub({ words: ROLE, env });
    expect([code, printed]).toEqual([0, expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)]);
    expect(said).toMatch(/LEADER@004 for 8 hours/);
    const { data } = await hub.ask('{ viewer { actor roles { role unit { name } } } }', printed.trim());
    expect(data).toEqual({ viewer: { actor: 'dev:LEADER@004', roles: [{ role: 'LEADER', unit: { name: 'Quận Long Biên' } }] } });
    expect(statSync(join(env.HUB_DATA_DIR, 'development-key.json')).mode & 0o777).toBe(0o600);
    expect((await hub.ask('{ viewer { actor } }', `${printed.trim()}x`)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    hub.signal('SIGTERM');
    expect((await hub.ended).code).toBe(0);
  }, 120_000);

  test('works before the first start', async () => {
    const env = { HUB_DATA_DIR: join(temporaryFolder(), 'new') };
    const { code, printed } = await runHub({ words: [...ROLE, '--hours', '1'], env });
    expect([code, printed]).toEqual([0, expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)]);
  });

  test.each([
    ['beside a real issuer', { OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'cchc-hub' }],
    ['for an existing database', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }],
  ])('is refused %s', async (_, settings) => {
    const env = { HUB_DATA_DIR: temporaryFolder(), ...settings };
    const { code, printed, said } = await runHub({ words: ROLE, env });
    expect([code, printed]).toEqual([1, '']);
    expect(said).toMatch(/^Development tokens are for the hub’s own PostgreSQL without OIDC_ISSUER/);
    expect(existsSync(join(env.HUB_DATA_DIR, 'development-key.json'))).toBe(false);
  });

  test('says which words it lacks', async () => {
    const { code, said } = await runHub({ words: ['token', '--role', 'LEADER'], env: { HUB_DATA_DIR: temporaryFolder() } });
    expect([code, said]).toEqual([2, expect.stringMatching(/^LEADER is a role at a unit; no unit came\./)]);
  });
});

describe('settings of an issuer', () => {
  test.each([
    ['an issuer without an audience', { OIDC_ISSUER: 'https://issuer.example' }, /must be set together/],
    ['keys without an issuer', { OIDC_JWKS_URL: 'https://issuer.example/keys' }, /must be set together/],
    [
      'an issuer over plain http',
      { OIDC_ISSUER: 'http://issuer.example', OIDC_AUDIENCE: 'cchc-hub' },
      /OIDC_ISSUER must be an https address/,
    ],
  ])('%s are refused', async (_, env, words) => {
    const { code, said } = await runHub({ words: ['serve'], env });
    expect([code, said]).toEqual([2, expect.stringMatching(words)]);
  });
});
