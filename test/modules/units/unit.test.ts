import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  STILL,
  UNKNOWN_START,
  continued,
  ended,
  lifeOf,
  together,
  versionOn,
  type Identity,
  type Version,
} from '../../../src/modules/units/unit.rules.js';

const origin = { source: 'LIST', locator: 'list 1' };
const version: Version = {
  code: '10001',
  name: 'Xã Hòa An',
  kind: 'RURAL_COMMUNE',
  level: 'COMMUNE',
  parent: '101@',
  from: UNKNOWN_START,
  to: STILL,
  origin,
};
const unit: Identity = { key: '10001@', versions: [version] };
const day = (on: string) => ({ on, known: true });

describe('the life of a unit', () => {
  test('is open where neither end is known', () => {
    expect(lifeOf(unit)).toEqual({ firstDay: null, lastDay: null });
  });

  test('ends the day before its exclusive end', () => {
    expect(lifeOf(ended(unit, day('2020-03-01')))).toEqual({ firstDay: null, lastDay: '2020-02-29' });
  });

  test('begins with its first version', () => {
    const begun: Identity = { key: 'a', versions: [{ ...version, from: day('2020-02-01') }] };
    expect(lifeOf(continued(begun, day('2025-07-01'), { parent: '10@' })).firstDay).toBe('2020-02-01');
  });

  test('of no version is a mistake that is told', () => {
    expect(() => lifeOf({ key: 'nobody', versions: [] })).toThrow(/nobody has no version/);
  });
});

test('a unit that goes on has exactly one version on every day of its life, and each change from its day on', () => {
  const days = fc.uniqueArray(
    fc
      .date({ min: new Date('1980-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(days, (unsorted) => {
      const sorted = unsorted.toSorted();
      let identity = unit;
      for (const on of sorted) identity = continued(identity, day(on), { name: `Xã từ ${on}` });
      for (const on of sorted) {
        expect(versionOn(identity, on)?.name).toBe(`Xã từ ${on}`);
        expect(identity.versions.filter(({ from, to }) => (from.on ?? '') <= on && (to.on === null || on < to.on))).toHaveLength(1);
      }
      expect(versionOn(identity, '1900-01-01')).toMatchObject({ name: 'Xã Hòa An', to: day(sorted[0] ?? '') });
    }),
  );
});

test('a unit has no version after its end', () => {
  expect(versionOn(ended(unit, day('2025-07-01')), '2025-07-01')).toBeUndefined();
});

test('places of one source are told together', () => {
  const place = (row: number) => ({ source: 'LINKS', locator: `address.json, ward_mappings ${row}` });
  expect(together([place(347), place(349)])).toEqual({ source: 'LINKS', locator: 'address.json, ward_mappings 347, 349' });
});
