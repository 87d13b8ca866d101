import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { HubError } from '../../src/kernel/errors.js';
import { ANONYMOUS, WHOLE_SCOPE } from '../../src/kernel/viewer.js';
import { hubForReading } from '../kit/hub.js';
import { ask, expectRefusal, send } from './attacker.js';

const { costLimit, costPerMinute } = readConfig({});

describe('F10 cost', () => {
  const hub = hubForReading({ settings: { costPerMinute } });

  test('pages of 500 in pages of 500 in pages of 500 are refused with cost, limit and the dearest path', async () => {
    const page = (inner: string): string => `dossiers(first: 500) { nodes { code responsibleUnit { ${inner} } } }`;
    const reaction = await ask(hub.url, `{ units(first: 500) { nodes { ${page(page('name'))} } } }`);
    expectRefusal(reaction, 'COST_EXCEEDED');
    expect(reaction.status).toBe(400);
    const [{ message, extensions }] = reaction.json.errors;
    expect(extensions).toMatchObject({ limit: costLimit, hint: expect.stringContaining(extensions.path) });
    expect(extensions.cost).toBeGreaterThan(500 ** 3);
    expect(extensions.path).toMatch(/^units\.nodes\.dossiers\.nodes/);
    expect(message).toContain(String(extensions.cost));
  });

  test.each([
    ['by a variable', 'query ($n: Int) { units(first: $n) { nodes { dossiers(first: $n) { nodes { code } } } } }', { n: 500 }],
    [
      'by the usual value of a variable',
      'query ($n: Int = 500) { units(first: $n) { nodes { dossiers(first: $n) { nodes { code } } } } }',
      {},
    ],
    ['by last', '{ units(last: 500) { nodes { dossiers(last: 500) { nodes { code } } } } }', {}],
    [
      'in a fragment',
      '{ units(first: 500) { ...P } } fragment P on UnitConnection { nodes { dossiers(first: 500) { nodes { code } } } }',
      {},
    ],
    ['through edges', '{ units(first: 500) { edges { node { dossiers(first: 500) { edges { cursor } } } } } }', {}],
    ['in a list without pages', '{ unit(code: "VN") { children { children { children { children { children { name } } } } } } }', {}],
  ])('the same holds %s', async (_how, query, variables) => {
    expectRefusal(await ask(hub.url, query, { variables }), 'COST_EXCEEDED');
  });

  test('every saved operation passes, and says what it cost', async () => {
    const offers = JSON.parse(readFileSync('schema/operations/saved.json', 'utf8'));
    for (const file of readdirSync('schema/operations').filter((name) => name.endsWith('.graphql'))) {
      const name = file.replace('.graphql', '');
      const query = readFileSync(`schema/operations/${file}`, 'utf8');
      const { json, headers, status } = await ask(hub.url, query, { variables: offers[name].variables });
      expect({ name, status, errors: json.errors }).toEqual({ name, status: 200, errors: undefined });
      const { cost } = json.extensions;
      expect(cost).toMatchObject({ limit: costPerMinute, requested: expect.any(Number), remaining: expect.any(Number) });
      expect(cost.requested).toBeLessThan(costLimit);
      expect(Date.parse(cost.resetsAt) - Date.now()).toBeLessThanOrEqual(60_000);
      expect(headers.get('x-query-cost')).toBe(String(cost.requested));
      expect(headers.get('ratelimit-limit')).toBe(String(costPerMinute));
      expect(headers.get('ratelimit-remaining')).toBe(String(cost.remaining));
      expect(Number(headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);
    }
  });

  test('a hundred units over six years, and thirty districts of a city, are answered', async () => {
    const codes = (await ask(hub.url, '{ units(filter: { within: "VN", level: DISTRICT, year: 2019 }, first: 100) { nodes { code } } }'))
      .json.data.units.nodes;
    const operations: [string, Record<string, unknown>][] = [
      ['CrossDistrictComparison', { codes: codes.map(({ code }: { code: string }) => code), from: 2016, to: 2021 }],
      ['CityOverview', { city: '01', year: 2019 }],
      ['Satisfaction', { within: 'VN', level: 'DISTRICT', instrument: 'SIPAS', year: 2019 }],
    ];
    for (const [name, variables] of operations) {
      const { json } = await ask(hub.url, readFileSync(`schema/operations/${name}.graphql`, 'utf8'), { variables });
      expect({ name, errors: json.errors }).toEqual({ name, errors: undefined });
    }
  });
});

describe('A minute’s budget', () => {
  const hub = hubForReading({
    settings: { costPerMinute: 300, trustedHops: 1 },
    viewerOf: async (name) => ({ ...ANONYMOUS, actor: name ?? 'anonymous', scope: WHOLE_SCOPE }),
  });
  const QUESTION = '{ units(filter: { codes: ["004"], year: 2018 }, first: 1) { pageInfo { hasNextPage } } }';
  const small = '{ unit(code: "004", year: 2018) { name children { name } } }'; // 25 + 1 + 30
  const from = (address: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': address, ...more });

  test('that is spent is told with the time until it is full again', async () => {
    for (let time = 0; time < 5; time++) expect((await ask(hub.url, small, {}, from('198.51.100.1'))).status).toBe(200);
    const reaction = await ask(hub.url, small, {}, from('198.51.100.1'));
    expectRefusal(reaction, 'RATE_LIMITED');
    expect(reaction.status).toBe(429);
    const retry = Number(reaction.headers.get('retry-after'));
    expect(retry).toBeGreaterThan(50);
    expect(retry).toBeLessThanOrEqual(60);
    expect(reaction.json.errors[0].extensions).toMatchObject({ cost: 56, limit: 300, retryAfter: retry });
    expect(reaction.json.extensions.cost).toMatchObject({ remaining: 0 });
  });

  test('is another’s at another address, and another for each viewer', async () => {
    expect((await ask(hub.url, small, {}, from('198.51.100.2'))).status).toBe(200);
    for (let time = 0; time < 6; time++) await ask(hub.url, small, {}, from('198.51.100.2', { authorization: 'account:1' }));
    expect((await ask(hub.url, small, {}, from('198.51.100.2', { authorization: 'account:1' }))).status).toBe(429);
    expect((await ask(hub.url, small, {}, from('198.51.100.2', { authorization: 'account:2' }))).status).toBe(200);
    expect((await ask(hub.url, small, {}, from('198.51.100.2'))).status).toBe(200);
  });

  test('is not another’s for an address that the caller made up before the trusted proxy', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++) {
      statuses.push((await ask(hub.url, small, {}, from(`203.0.113.${time}, 198.51.100.3`))).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('is one for a whole network of IPv6', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++) statuses.push((await ask(hub.url, small, {}, from(`2001:db8:1:2::${time}`))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask(hub.url, small, {}, from('2001:db8:1:3::1'))).status).toBe(200);
  });

  test('is spent by what is refused as well, and by what is no GraphQL', async () => {
    for (let time = 0; time < 12; time++) await ask(hub.url, time % 2 ? '{ nothing' : QUESTION.repeat(200), {}, from('198.51.100.4'));
    expect((await ask(hub.url, small, {}, from('198.51.100.4'))).status).toBe(429);
  });

  test('that a query could never pay is said as its cost', async () => {
    expectRefusal(await ask(hub.url, QUESTION, {}, from('198.51.100.5')), 'COST_EXCEEDED');
  });

  test('is nothing that pages for people need', async () => {
    expect((await send(`${hub.url}/healthz`, { headers: from('198.51.100.1') })).status).toBe(200);
  });
});

describe('Credentials that prove nobody', () => {
  const hub = hubForReading({
    settings: { costPerMinute: 100 },
    viewerOf: async (authorization) => {
      if (authorization === undefined) return ANONYMOUS;
      throw new HubError('UNAUTHENTICATED', { message: 'No.', messageVi: 'Không.' });
    },
  });

  test('are not tried out one after the other', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++)
      statuses.push((await ask(hub.url, '{ __typename }', {}, { authorization: `Bearer ${time}` })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
    const refused = await ask(hub.url, '{ __typename }', {}, { authorization: 'Bearer 7' });
    expectRefusal(refused, 'RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
  });
});

describe('Without a trusted proxy', () => {
  const hub = hubForReading({ settings: { costPerMinute: 100 }, viewerOf: async () => ANONYMOUS });

  test('what a caller says of its address counts nothing', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++)
      statuses.push((await ask(hub.url, '{ __typename }', {}, { 'x-forwarded-for': `203.0.113.${time}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });
});
