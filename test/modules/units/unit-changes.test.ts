import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredRegister } from '../../../src/modules/units/changing-register.rules.js';
import { changedRegister, type ChangedRegister } from '../../../src/modules/units/unit-changes.rules.js';
import type { UnitChange } from '../../../src/modules/units/unit-change.rules.js';
import { lastVersion, STILL, UNKNOWN_START, versionOn, type Identity, type Version } from '../../../src/modules/units/unit.rules.js';

const STORED = { source: null, locator: null };
const unit = (
  key: string,
  level: Version['level'],
  kind: Version['kind'],
  code: string,
  name: string,
  parent: string | null,
): Identity => ({
  key,
  versions: [{ code, name, kind, level, parent, from: UNKNOWN_START, to: STILL, origin: STORED }],
});

const REGISTER: StoredRegister = {
  units: [
    unit('1', 'NATIONAL', 'COUNTRY', 'VN', 'Việt Nam', null),
    unit('2', 'PROVINCE', 'PROVINCE', '10', 'Tỉnh Một', '1'),
    unit('3', 'DISTRICT', 'RURAL_DISTRICT', '101', 'Huyện Một', '2'),
    unit('4', 'DISTRICT', 'RURAL_DISTRICT', '102', 'Huyện Hai', '2'),
    unit('5', 'COMMUNE', 'RURAL_COMMUNE', '10001', 'Xã Một', '3'),
    unit('6', 'COMMUNE', 'RURAL_COMMUNE', '10002', 'Xã Hai', '3'),
    unit('7', 'COMMUNE', 'WARD', '10003', 'Phường Ba', '4'),
  ],
  links: [],
};

const stated = (change: Partial<UnitChange> & Pick<UnitChange, 'kind' | 'on' | 'code'>): UnitChange => ({
  name: null,
  newCode: null,
  newName: null,
  unitKind: null,
  parent: null,
  decision: 'QĐ 1',
  weight: null,
  ...change,
});

/** The register with what changes made of it, as it is read back from the database. */
function after(register: StoredRegister, { units, successions }: ChangedRegister): StoredRegister {
  const changed = new Map(units.map((one) => [one.unit.key, one.unit]));
  const plain = (identity: Identity): Identity => ({
    ...identity,
    versions: identity.versions.map((version) => ({ ...version, origin: STORED })),
  });
  const kept = register.units.map((one) => changed.get(one.key) ?? one);
  const added = units.filter(({ before }) => before === null).map((one) => one.unit);
  return { units: [...kept, ...added].map(plain), links: [...register.links, ...successions] };
}

const CODES = ['101', '102', '10001', '10002', '10003', '10004', '101.noi-vu'];
const NAMES = ['Xã Một', 'Xã Bốn', 'Phường Hai', 'Phường Năm', 'Huyện Ba', 'Quận Một', 'Phòng Nội vụ'];
const code = fc.constantFrom(...CODES);
const changes = fc.array(
  fc.record({
    kind: fc.constantFrom('BEGIN', 'RENAME', 'RETYPE', 'REPARENT', 'RECODE', 'END', 'MERGE', 'PART' as const),
    on: fc.constantFrom('2020-01-01', '2020-03-01', '2021-07-01', '2024-02-29'),
    code,
    newCode: fc.option(code),
    newName: fc.option(fc.constantFrom(...NAMES)),
    parent: fc.option(fc.constantFrom('10', '101', '102')),
    name: fc.option(fc.constantFrom(...NAMES), { freq: 2 }),
    unitKind: fc.constantFrom(null, 'DIVISION'),
  }),
  { maxLength: 12 },
);

const DAYS = ['2019-12-31', '2020-01-01', '2020-02-29', '2020-03-01', '2021-06-30', '2021-07-01', '2024-02-28', '2024-02-29', '2026-01-01'];

describe('changes of units, whatever they are', () => {
  const outcomes = (made: (register: ChangedRegister, from: StoredRegister, stated: readonly UnitChange[]) => void): void =>
    fc.assert(
      fc.property(changes, (some) => {
        const all = some.map((one) => stated(one as UnitChange));
        made(changedRegister(REGISTER, all), REGISTER, all);
      }),
      { numRuns: 400 },
    );

  test('leave one holder of each code on each day', () => {
    outcomes((changed, register) => {
      for (const day of DAYS) {
        const held = after(register, changed).units.flatMap((one) => versionOn(one, day)?.code ?? []);
        expect(new Set(held).size).toBe(held.length);
      }
    });
  });

  test('leave every unit under one that is there on each of its days', () => {
    outcomes((changed, register) => {
      const { units } = after(register, changed);
      const byKey = new Map(units.map((one) => [one.key, one]));
      for (const day of DAYS) {
        for (const one of units) {
          const parent = versionOn(one, day)?.parent;
          if (parent) expect(versionOn(byKey.get(parent)!, day)).toBeDefined();
        }
      }
    });
  });

  test('leave the versions of a unit one behind the other, none of them empty', () => {
    outcomes((changed) => {
      for (const { unit: one } of changed.units) {
        for (const [at, { from, to }] of one.versions.entries()) {
          if (from.on !== null && to.on !== null) expect(from.on < to.on).toBe(true);
          if (at > 0) expect(one.versions[at - 1]!.to.on).toBe(from.on);
        }
      }
    });
  });

  test('touch nothing that came before the first of them', () => {
    outcomes((changed, register) => {
      for (const one of after(register, changed).units) {
        const before = register.units.find(({ key }) => key === one.key);
        const { code: is, name, kind, parent } = versionOn(one, '2019-12-31') ?? {};
        expect({ is, name, kind, parent }).toEqual({
          is: before?.versions[0]?.code,
          name: before?.versions[0]?.name,
          kind: before?.versions[0]?.kind,
          parent: before?.versions[0]?.parent,
        });
      }
    });
  });
});

describe('changes of one day', () => {
  test('may come in any order: codes are free once their holders ended', () => {
    const all = [
      stated({ kind: 'MERGE', on: '2020-03-01', code: '10001', newCode: '10001', newName: 'Phường Mới' }),
      stated({ kind: 'MERGE', on: '2020-03-01', code: '10002', newCode: '10001' }),
      stated({ kind: 'BEGIN', on: '2020-03-01', code: '10001', name: 'Phường Mới', parent: '103' }),
      stated({ kind: 'BEGIN', on: '2020-03-01', code: '103', name: 'Quận Mới', parent: '10' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
        const changed = changedRegister(REGISTER, some);
        expect(new Set(changed.outcomes)).toEqual(new Set(['CREATED', 'UPDATED']));
        const next = after(REGISTER, changed);
        expect(changedRegister(next, some).outcomes).toEqual(some.map(() => 'UNCHANGED'));
      }),
    );
  });

  test('may hand codes round', () => {
    const all = ['10001', '10002', '10003'].map((from, at, list) =>
      stated({ kind: 'RECODE', on: '2020-03-01', code: from, newCode: list[(at + 1) % 3]! }),
    );
    const changed = changedRegister(REGISTER, all);
    expect(changed.outcomes).toEqual(['UPDATED', 'UPDATED', 'UPDATED']);
    expect(changed.units.map(({ unit: one }) => lastVersion(one).code)).toEqual(['10002', '10003', '10001']);
    expect(changedRegister(after(REGISTER, changed), all).outcomes).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
  });

  test('that rename, retype and move one unit make one version of it and a link for each difference', () => {
    const changed = changedRegister(REGISTER, [
      stated({ kind: 'RETYPE', on: '2020-03-01', code: '10001', newName: 'Phường Một' }),
      stated({ kind: 'REPARENT', on: '2020-03-01', code: '10001', parent: '102' }),
    ]);
    expect(changed.units[0]!.unit.versions).toHaveLength(2);
    expect(changed.successions.map(({ kind, predecessor, successor }) => [kind, predecessor, successor])).toEqual([
      ['RETYPE', '5', '5'],
      ['REPARENT', '5', '5'],
    ]);
  });
});
