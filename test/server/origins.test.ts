import { describe, expect, test } from '@jest/globals';
import { probe } from './probe.js';

const listed = probe({ settings: { corsOrigins: ['https://dashboard.example'], trustedHops: 1 } });
const open = probe({ settings: { corsOrigins: ['*'] } });
const closed = probe();

const preflight = (url: string, origin: string): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  });
const ask = (url: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query": "{ __typename }"}',
  });

describe('A page of another origin', () => {
  test('may ask where it is listed, and is told apart by caches', async () => {
    const before = await preflight(listed.url, 'https://dashboard.example');
    expect(before.status).toBe(204);
    expect(before.headers.get('access-control-allow-origin')).toBe('https://dashboard.example');
    expect(before.headers.get('access-control-allow-headers')).toContain('authorization');
    const { headers } = await ask(listed.url, { origin: 'https://dashboard.example' });
    expect(headers.get('access-control-allow-origin')).toBe('https://dashboard.example');
    expect(headers.get('vary')).toBe('origin, authorization, accept, accept-encoding');
    expect(headers.get('access-control-expose-headers')).toContain('x-query-cost');
  });

  test.each([
    'https://elsewhere.example',
    'https://dashboard.example.evil.example',
    'http://dashboard.example',
    'null',
    'https://DASHBOARD.example',
  ])('may not where it is another: %s', async (origin) => {
    for (const { headers } of [await preflight(listed.url, origin), await ask(listed.url, { origin }), await preflight(closed.url, origin)])
      expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('never sends cookies, least of all where every origin may ask', async () => {
    for (const { headers } of [await preflight(open.url, 'https://any.example'), await ask(open.url, { origin: 'https://any.example' })]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('reads why it is refused, too', async () => {
    const { headers } = await fetch(`${listed.url}/nothing`, { headers: { origin: 'https://dashboard.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('https://dashboard.example');
  });
});

describe('A proxy that ends TLS', () => {
  const HSTS = 'strict-transport-security';

  test('is believed where it is one of those before the hub, and its callers are told to stay', async () => {
    expect((await ask(listed.url, { 'x-forwarded-proto': 'https' })).headers.get(HSTS)).toBe('max-age=31536000');
    expect((await ask(listed.url, { 'x-forwarded-proto': 'http' })).headers.get(HSTS)).toBeNull();
  });

  test('is not believed where there is none', async () => {
    expect((await ask(closed.url, { 'x-forwarded-proto': 'https' })).headers.get(HSTS)).toBeNull();
  });
});
