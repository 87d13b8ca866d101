import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { HubError } from '../../src/kernel/errors.js';
import { periodOf, type PeriodInput } from '../../src/kernel/period.js';

describe('periodOf', () => {
  test.each<[PeriodInput, string, string]>([
    [{ year: 2018 }, '2018-01-01', '2018-12-31'],
    [{ year: 2018, quarter: 1 }, '2018-01-01', '2018-03-31'],
    [{ year: 2018, quarter: 4 }, '2018-10-01', '2018-12-31'],
    [{ year: 2020, month: 2 }, '2020-02-01', '2020-02-29'],
    [{ year: 1900, month: 2 }, '1900-02-01', '1900-02-28'],
    [{ from: '2016-01-01', to: '2021-12-31' }, '2016-01-01', '2021-12-31'],
    [{ from: '2020-05-21', to: '2020-05-21' }, '2020-05-21', '2020-05-21'],
    [{ year: 2018, quarter: null, month: null, from: null, to: null }, '2018-01-01', '2018-12-31'],
  ])('%j is %s to %s, both inclusive', (input, from, to) => {
    expect(periodOf(input)).toEqual({ from, to });
  });

  test.each<[PeriodInput]>([
    [{}],
    [{ quarter: 1 }],
    [{ month: 1 }],
    [{ from: '2018-01-01' }],
    [{ to: '2018-01-01' }],
    [{ year: 2018, quarter: 1, month: 1 }],
    [{ year: 2018, from: '2018-01-01' }],
    [{ year: 2018, from: '2018-01-01', to: '2018-02-01' }],
    [{ month: 3, from: '2018-01-01', to: '2018-02-01' }],
    [{ from: '2018-02-01', to: '2018-01-31' }],
    [{ year: 2018, quarter: 0 }],
    [{ year: 2018, quarter: 5 }],
    [{ year: 2018, month: 0 }],
    [{ year: 2018, month: 13 }],
    [{ year: 0 }],
    [{ year: 1899 }],
    [{ year: 2201 }],
  ])('%j is refused with the forms that exist, in both languages', (input) => {
    expect(() => periodOf(input)).toThrow(HubError);
    expect(() => periodOf(input)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('{year}, {year, quarter}, {year, month} or {from, to}'),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', messageVi: expect.stringContaining('{year, quarter}') }),
      }),
    );
  });

  test('the twelve months, and the four quarters, of a year tile it without a gap', () => {
    const tiles = (year: number, parts: readonly PeriodInput[]) => {
      let next = `${year}-01-01`;
      for (const part of parts) {
        const { from, to } = periodOf({ year, ...part });
        expect(from).toBe(next);
        next = Temporal.PlainDate.from(to).add({ days: 1 }).toString();
      }
      expect(next).toBe(`${year + 1}-01-01`);
    };
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        tiles(
          year,
          Array.from({ length: 12 }, (_, index) => ({ month: index + 1 })),
        );
        tiles(
          year,
          Array.from({ length: 4 }, (_, index) => ({ quarter: index + 1 })),
        );
      }),
    );
  });
});
