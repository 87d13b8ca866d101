import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ranking, type RankedSheet } from '../../../src/modules/scores/ranking.rules.js';

const sheet = (
  key: string,
  index: number | null,
  tieBreakers: number[] = [],
  unrankedReason: string | null = null,
): RankedSheet<string> => ({ key, index, tieBreakers, unrankedReason });
const positions = (sheets: RankedSheet<string>[]) => Object.fromEntries([...ranking(sheets)].map(([key, place]) => [key, place.position]));

describe('a ranking', () => {
  test('gives equal sheets the same place and leaves out the next: 1, 1, 3', () => {
    expect(positions([sheet('a', 90), sheet('b', 90), sheet('c', 85)])).toEqual({ a: 1, b: 1, c: 3 });
  });

  test('asks the tie-breakers in order', () => {
    expect(positions([sheet('a', 90, [20, 1]), sheet('b', 90, [20, 2]), sheet('c', 90, [19, 9])])).toEqual({ b: 1, a: 2, c: 3 });
  });

  test('counts neither an unranked sheet nor one without an index: the last of 69 units is 68', () => {
    const sheets = Array.from({ length: 69 }, (_, at) => sheet(`u${at}`, 100 - at, [], at === 3 ? 'đang sáp nhập' : null));
    const places = ranking([...sheets, sheet('draft', null)]);
    expect(places.get('u68')).toEqual({ position: 68, of: 68 });
    expect(places.has('u3')).toBe(false);
    expect(places.has('draft')).toBe(false);
  });

  test('never depends on the order in which sheets come', () => {
    const sheets = fc.uniqueArray(
      fc.record({ key: fc.string(), index: fc.integer({ min: 0, max: 5 }), tie: fc.integer({ min: 0, max: 2 }) }),
      { selector: (one) => one.key },
    );
    fc.assert(
      fc.property(sheets, (given) => {
        const asked = given.map(({ key, index, tie }) => sheet(key, index, [tie]));
        expect(positions(asked.toReversed())).toEqual(positions(asked));
      }),
    );
  });

  test('a place is one more than the number of better sheets', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (given) => {
        const places = ranking(given.map((index, at) => ({ key: at, index, tieBreakers: [], unrankedReason: null })));
        for (const [at, index] of given.entries()) expect(places.get(at)?.position).toBe(given.filter((other) => other > index).length + 1);
      }),
    );
  });
});
