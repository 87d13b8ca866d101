import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { random } from '../../src/kernel/random.js';

describe('random', () => {
  test('gives the same numbers for the same seed on every machine', () => {
    const numbers = random('dossiers 01');
    expect([numbers.whole(0, 999), numbers.whole(0, 999), numbers.whole(0, 999)]).toMatchInlineSnapshot(`
      [
        30,
        121,
        3,
      ]
    `);
  });

  test('gives other numbers for another seed', () => {
    expect(random('01').next()).not.toBe(random('31').next());
  });

  test('whole numbers lie between both ends, and reach them', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(5), (seed, least, span) => {
        const numbers = random(seed);
        const drawn = Array.from({ length: 300 }, () => numbers.whole(least, least + span));
        expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([least, least + span]);
      }),
      { numRuns: 50 },
    );
  });

  test('a tenth of the chances of a tenth come true', () => {
    const numbers = random('chance');
    const hits = Array.from({ length: 20_000 }, () => numbers.chance(0.1)).filter(Boolean).length;
    expect(hits).toBeGreaterThan(1_850);
    expect(hits).toBeLessThan(2_150);
  });

  test('picks one of the items, each of them sooner or later', () => {
    const numbers = random('pick');
    expect(new Set(Array.from({ length: 100 }, () => numbers.pick(['TỐT', 'KHÁ', 'YẾU'])))).toEqual(new Set(['TỐT', 'KHÁ', 'YẾU']));
  });
});
