import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { connection, cursorOf, pageOf, type Keyset, type Page, type PageArgs } from '../../src/kernel/connection.js';
import { HubError } from '../../src/kernel/errors.js';

const LIST = 'dossiers {"within":"004"}';

const refusal = (args: PageArgs, list = LIST) => {
  try {
    pageOf(args, list);
  } catch (error) {
    if (error instanceof HubError) return error.extensions;
    throw error;
  }
  return null;
};

describe('pageOf', () => {
  test('takes 50 items from the start when nothing is said', () => {
    expect(pageOf({}, LIST)).toEqual({ list: LIST, limit: 50, backward: false, beyond: null });
  });

  test.each([{ first: 0 }, { first: -1 }, { first: 501 }, { last: 0 }, { last: 501 }, { first: 2 ** 31 - 1 }])(
    'refuses a size out of 1–500: %j',
    (args) => {
      expect(refusal(args)).toMatchObject({ code: 'BAD_USER_INPUT', messageVi: expect.stringContaining('500') });
    },
  );

  test.each([
    { first: 1, last: 1 },
    { first: 1, before: 'x' },
    { after: 'x', last: 1 },
    { after: 'x', before: 'x' },
  ])('refuses both directions at once: %j', (args) => {
    expect(refusal(args)).toMatchObject({ code: 'BAD_USER_INPUT', hint: expect.stringContaining('two pairs') });
  });

  test('treats null like an argument that was not given', () => {
    expect(pageOf({ first: 3, after: null, last: null, before: null }, LIST)).toMatchObject({ limit: 3, backward: false, beyond: null });
  });
});

describe('a cursor', () => {
  const keysets = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 4 });

  test('brings back exactly the keyset it was made of, in the list it was made for', () => {
    fc.assert(
      fc.property(keysets, (keyset) => {
        expect(pageOf({ after: cursorOf(LIST, keyset) }, LIST).beyond).toEqual(keyset);
      }),
    );
  });

  test('of another list, or of the same list with another filter, is refused', () => {
    const cursor = cursorOf('dossiers {"within":"303"}', ['2018-11-30', 7]);
    expect(refusal({ after: cursor })?.['code']).toBe('BAD_USER_INPUT');
    expect(refusal({ before: cursor })?.['code']).toBe('BAD_USER_INPUT');
  });

  test('is refused when any of its bytes was changed', () => {
    const bytes = Buffer.from(cursorOf(LIST, ['2018-11-30', 7]), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at] = bytes[at]! ^ flip;
        expect(refusal({ after: changed.toString('base64url') })?.['code']).toBe('BAD_USER_INPUT');
      }),
    );
  });

  test('that is no cursor at all is refused, never an internal error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('', '%', '__proto__', 'null')), (text) => {
        expect(refusal({ after: text })).toMatchObject({ code: 'BAD_USER_INPUT', messageVi: expect.any(String), hint: expect.any(String) });
      }),
    );
  });
});

interface Item {
  readonly on: string;
  readonly key: number;
}

/** What a keyset query does, over a list in memory: rows beyond the keyset in reading direction, one more than the page. */
function read(items: readonly Item[], page: Page): Item[] {
  const place = ([on, key]: Keyset) => `${on} ${String(key).padStart(9, '0')}`;
  const sorted = items.toSorted((a, b) => (place(keysOf(a)) < place(keysOf(b)) ? -1 : 1));
  const { beyond } = page;
  const ahead = sorted.filter((item) => {
    if (!beyond) return true;
    return page.backward ? place(keysOf(item)) < place(beyond) : place(keysOf(item)) > place(beyond);
  });
  return (page.backward ? ahead.toReversed() : ahead).slice(0, page.limit + 1);
}
const keysOf = (item: Item): Keyset => [item.on, item.key];

const pageOfItems = (items: readonly Item[], args: PageArgs) => {
  const page = pageOf(args, LIST);
  return connection(read(items, page), page, keysOf, async () => items.length);
};

const lists = fc.uniqueArray(fc.record({ on: fc.constantFrom('2018-01-01', '2018-01-02', '2018-01-03'), key: fc.nat(500) }), {
  selector: (item) => item.key,
  maxLength: 30,
});

describe('connection', () => {
  test('forward and backward pages show every item once, in the same order', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 7 }), (items, size) => {
        const forward: Item[] = [];
        for (let after: string | null = null; ;) {
          const page = pageOfItems(items, { first: size, after });
          forward.push(...page.nodes);
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        const backward: Item[] = [];
        for (let before: string | null = null; ;) {
          const page = pageOfItems(items, { last: size, before });
          backward.unshift(...page.nodes);
          expect(page.pageInfo.hasNextPage).toBe(before !== null);
          if (!page.pageInfo.hasPreviousPage) break;
          before = page.pageInfo.startCursor;
        }
        expect(forward).toEqual(backward);
        expect(new Set(forward)).toEqual(new Set(items));
        expect(forward).toHaveLength(items.length);
      }),
    );
  });

  test('an item that is inserted before the cursor neither repeats nor hides others', () => {
    const items = [1, 2, 3, 4].map((key) => ({ on: '2018-01-02', key }));
    const first = pageOfItems(items, { first: 2 });
    const more = [{ on: '2018-01-01', key: 9 }, ...items];
    expect(pageOfItems(more, { first: 2, after: first.pageInfo.endCursor }).nodes.map((item) => item.key)).toEqual([3, 4]);
  });

  test('an empty page has no cursors and no neighbours', () => {
    expect(pageOfItems([], {}).pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });

  test('edges and nodes are the same items', () => {
    const page = pageOfItems([{ on: '2018-01-01', key: 1 }], {});
    expect(page.edges.map((edge) => edge.node)).toEqual(page.nodes);
    expect(page.edges[0]?.cursor).toBe(page.pageInfo.endCursor);
  });

  test('the total is counted only when it is asked for', async () => {
    let counts = 0;
    const page = connection([], pageOf({}, LIST), keysOf, async () => ++counts);
    expect(counts).toBe(0);
    expect(await page.count()).toBe(1);
  });
});
