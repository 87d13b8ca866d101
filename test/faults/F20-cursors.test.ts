import { createHash, createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isObjectType } from 'graphql';
import { modules } from '../../src/hub.js';
import { hubSchema } from '../../src/kernel/schema.js';
import { hubForReading } from '../kit/hub.js';
import { ask } from './attacker.js';

const hub = hubForReading();
const fields = Object.values(hubSchema(modules).getQueryType()!.getFields());

/** Every paged list of the root. */
const lists = fields
  .filter(({ type }) => {
    const named = getNamedType(type);
    return isObjectType(named) && named.name.endsWith('Connection');
  })
  .map(({ name }) => name);

const page = async (list: string, paging: string): Promise<{ readonly cursors: string[]; readonly codes: readonly string[] }> => {
  const { json, codes } = await ask(hub.url, `{ ${list}(${paging}) { edges { cursor } } }`);
  return { codes, cursors: json.data?.[list].edges.map(({ cursor }: { cursor: string }) => cursor) ?? [] };
};
const codesOf = async (list: string, cursor: string, more = ''): Promise<readonly string[]> => [
  ...(await page(list, `first: 1, after: ${JSON.stringify(cursor)} ${more}`)).codes,
  ...(await page(list, `last: 1, before: ${JSON.stringify(cursor)} ${more}`)).codes,
];
const REFUSED = ['BAD_USER_INPUT', 'BAD_USER_INPUT'];

const given = new Map<string, string>();
beforeAll(async () => {
  for (const list of lists) {
    const [cursor] = (await page(list, 'first: 1')).cursors;
    if (cursor) given.set(list, cursor);
  }
});

describe('F20 a cursor', () => {
  test('is given out by most lists', () => expect(given.size).toBeGreaterThan(10));

  test('of its own list is taken', async () => {
    for (const [list, cursor] of given) expect({ list, codes: await codesOf(list, cursor) }).toEqual({ list, codes: [] });
  });

  test('of any other list is refused', async () => {
    for (const list of lists) {
      for (const [other, cursor] of given) {
        if (other !== list) expect({ list, other, codes: await codesOf(list, cursor) }).toEqual({ list, other, codes: REFUSED });
      }
    }
  });

  test.each([
    ['units', 'filter: { level: DISTRICT }'],
    ['dossiers', 'filter: { channel: ONLINE }'],
    ['dossiers', 'orderBy: DUE_ON_ASC'],
    ['dossierReports', 'from: 2010'],
    ['qualityFindings', 'outcome: PASS'],
    ['scoringRounds', 'filter: { year: 2018 }'],
  ])('of %s is refused with %s', async (list, more) => {
    expect(await codesOf(list, given.get(list)!, `, ${more}`)).toEqual(REFUSED);
  });

  test('that was changed in any letter is refused', async () => {
    const cursor = given.get('units')!;
    for (let at = 0; at < cursor.length; at += 1) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect({ changed, codes: (await page('units', `first: 1, after: "${changed}"`)).codes }).toEqual({
        changed,
        codes: ['BAD_USER_INPUT'],
      });
    }
    for (const changed of [`${cursor}=`, ` ${cursor}`, `${cursor}A`, cursor.slice(0, -2), cursor.slice(4), cursor + cursor])
      expect(await codesOf('units', changed)).toEqual(REFUSED);
  });

  test('that somebody made, with keys of any type and a seal of any known kind, is refused by every list', async () => {
    const keysets = [
      '["x"]',
      '[null,null,null,null,null]',
      '[{"a":1}]',
      '{}',
      '"x"',
      '[1,2,3,4,5]',
      '[[1],[2]]',
      'not JSON',
      '[true,true]',
      '',
    ];
    const seals = (list: string, keys: string): Buffer[] => [
      Buffer.from(createHash('sha256').update(`${list}\n${keys}`).digest('base64url').slice(0, 12)),
      createHmac('sha256', '').update(`${list.length}\n${list}\n${keys}`).digest().subarray(0, 16),
      Buffer.alloc(16),
    ];
    for (const list of lists) {
      const made = keysets.flatMap((keys) =>
        seals(`${list} {}`, keys).map((seal) => Buffer.concat([seal, Buffer.from(keys)]).toString('base64url')),
      );
      const codes = await Promise.all(made.map(async (cursor) => (await page(list, `first: 1, after: "${cursor}"`)).codes));
      expect({ list, codes: [...new Set(codes.flat())], count: codes.flat().length }).toEqual({
        list,
        codes: ['BAD_USER_INPUT'],
        count: made.length,
      });
    }
  });
});
