import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { versionOfYear, yearsAway } from '../../../src/modules/surveys/instrument.rules.js';

const six = { version: '2009–2017', yearFrom: 2009, yearTo: 2017 };
const eight = { version: 'từ 2018', yearFrom: 2018, yearTo: null };

describe('the version of a year', () => {
  test('is the one that holds in it', () => {
    expect([2009, 2017, 2018, 2030].map((year) => versionOfYear([eight, six], year)?.version)).toEqual([
      '2009–2017',
      '2009–2017',
      'từ 2018',
      'từ 2018',
    ]);
  });

  test('is the nearest one where none holds, the older of two', () => {
    expect(versionOfYear([eight, six], 2000)).toBe(six);
    const later = { version: 'sau', yearFrom: 2021, yearTo: 2025 };
    expect(versionOfYear([later, six], 2018)).toBe(six);
    expect(versionOfYear([later, six], 2019)).toBe(six);
    expect(versionOfYear([later, six], 2020)).toBe(later);
  });

  test('is undefined for an instrument without versions', () => {
    expect(versionOfYear([], 2018)).toBeUndefined();
  });

  test('never lies further away than another version', () => {
    const year = fc.integer({ min: 1990, max: 2040 });
    const version = fc.tuple(fc.option(year), fc.option(year)).map(([from, to]) => ({
      yearFrom: from !== null && to !== null && from > to ? to : from,
      yearTo: from !== null && to !== null && from > to ? from : to,
    }));
    fc.assert(
      fc.property(fc.array(version, { minLength: 1 }), year, (versions, asked) => {
        const found = versionOfYear(versions, asked)!;
        expect(yearsAway(found, asked)).toBe(Math.min(...versions.map((one) => yearsAway(one, asked))));
      }),
    );
  });
});
