import { describe, expect, test } from '@jest/globals';
import { registerOf } from '../../../src/modules/units/register.rules.js';
import type { KnownChange, Link, ListedUnit, PublishedLists } from '../../../src/modules/units/list.rules.js';
import { lastVersion, versionOn, type LevelName, type Register } from '../../../src/modules/units/unit.rules.js';

const DAY = '2025-07-01';
const EVE = '2025-06-30';

const row = (level: LevelName, code: string, name: string, parent: string, place = `list ${code}`): ListedUnit => ({
  level,
  code,
  name,
  parent,
  origin: { source: 'LIST', locator: place },
});

let links = 0;
const link = (old: string | null, oldName: string, newCode: string, newName: string, more: Partial<Link> = {}): Link => ({
  oldCode: old,
  oldName,
  oldDistrict: 'Huyện Đông',
  oldProvince: 'Tỉnh Sông',
  newCode,
  newName,
  newProvince: 'Sông',
  origin: { source: 'LINKS', locator: `links ${++links}` },
  ...more,
});

const before = [
  row('PROVINCE', '10', 'Tỉnh Sông', 'VN'),
  row('PROVINCE', '20', 'Tỉnh Núi', 'VN'),
  row('DISTRICT', '101', 'Huyện Đông', '10'),
  row('DISTRICT', '201', 'Huyện Tây', '20'),
  row('COMMUNE', '10001', 'Xã Hoà An', '101'),
  row('COMMUNE', '10002', 'Xã Bình An', '101'),
  row('COMMUNE', '20001', 'Xã Tân Lập', '201'),
];
const after = [
  row('PROVINCE', '10', 'Tỉnh Sông', 'VN', 'new 10'),
  row('PROVINCE', '20', 'Tỉnh Núi', 'VN', 'new 20'),
  row('COMMUNE', '10001', 'Xã Hòa An', '10', 'new 10001'),
  row('COMMUNE', '20001', 'Phường Tân Lập', '20', 'new 20001'),
];
const west = { oldDistrict: 'Huyện Tây', oldProvince: 'Tỉnh Núi', newProvince: 'Núi' };

const register = (lists: Partial<PublishedLists>): Register =>
  registerOf({ before, after, links: [], linkSource: 'LINKS', changes: [], day: DAY, decision: '202', ...lists });

/** Successions as one line each: who, kind, into whom. */
const told = ({ successions }: Register): string[] => successions.map((one) => `${one.predecessor} ${one.kind} ${one.successor}`);
const on = ({ units }: Register, code: string, day: string) =>
  units.map((unit) => versionOn(unit, day)).filter((version) => version?.code === code);

describe('a link of the lists', () => {
  test('joins where code and name agree, whatever the place of the tone mark', () => {
    const one = register({ links: [link('10001', 'Xã Hòa An', '10001', 'Xã Hòa An'), link('10002', 'Xã Bình An', '10001', 'Xã Hòa An')] });
    expect(told(one)).toContain('10002@ FULL 10001@2025-07-01');
    expect(one.gaps.map(({ code }) => code)).toEqual(['20001']);
  });

  test('is left open as NAME_DIFFERS where the code is there under another name, or another kind word', () => {
    const one = register({
      links: [link('10001', 'Xã Hải An', '10001', 'Xã Hòa An'), link('10002', 'Thị trấn Bình An', '10001', 'Xã Hòa An')],
    });
    expect(one.gaps.slice(0, 2)).toMatchObject([
      { code: '10001', name: 'Xã Hoà An', reason: 'NAME_DIFFERS', province: '10' },
      { code: '10002', reason: 'NAME_DIFFERS' },
    ]);
    expect(told(one)).toEqual([]);
  });

  test('is left open where the new code has another name in the new list', () => {
    const one = register({ links: [link('10001', 'Xã Hòa An', '10001', 'Xã Hải An')] });
    expect(one.gaps[0]).toMatchObject({ code: '10001', reason: 'NAME_DIFFERS' });
  });

  test('is left open as UNKNOWN_CODE where the first list does not have the code', () => {
    const one = register({ links: [link('10009', 'Xã Xa', '10001', 'Xã Hòa An')] });
    expect(one.gaps[0]).toMatchObject({ code: '10009', name: 'Xã Xa', reason: 'UNKNOWN_CODE', province: '10' });
  });

  test('that lacks the old code joins nothing, and shows where the gap is named', () => {
    const one = register({ links: [link(null, 'Xã Bình An', '10001', 'Xã Hòa An')] });
    expect(told(one)).toEqual([]);
    expect(one.gaps.find(({ code }) => code === '10002')).toMatchObject({ reason: 'NO_LINK', origin: { source: 'LINKS' } });
  });

  test('that lacks the old code but names a linked commune with another successor makes both PARTIAL', () => {
    const one = register({
      links: [
        link('10002', 'Xã Bình An', '10001', 'Xã Hòa An'),
        link(null, 'Xã Bình An', '20001', 'Phường Tân Lập', { newProvince: 'Núi' }),
        link(null, 'Xã Bình An', '20001', 'Xã Nơi Khác', { newProvince: 'Núi' }),
      ],
    });
    expect(told(one)).toEqual(expect.arrayContaining(['10002@ PARTIAL 10001@2025-07-01', '10002@ PARTIAL 20001@2025-07-01']));
  });
});

describe('a commune', () => {
  test('goes on under its province where nothing else changed: one identity, a new version, a REPARENT', () => {
    const one = register({ links: [link('10001', 'Xã Hoà An', '10001', 'Xã Hòa An')] });
    const [then] = on(one, '10001', EVE);
    const [now] = on(one, '10001', DAY);
    expect([then?.parent, now?.parent]).toEqual(['101@', '10@']);
    expect(told(one)).toContain('10001@ REPARENT 10001@');
    expect(now).toMatchObject({ name: 'Xã Hòa An', origin: { locator: 'new 10001' }, from: { on: DAY, known: true } });
  });

  test('is another unit under the same code where a second commune went in, even one without a code', () => {
    for (const second of [link('10002', 'Xã Bình An', '10001', 'Xã Hòa An'), link(null, 'Xã Lạ', '10001', 'Xã Hòa An')]) {
      const one = register({ links: [link('10001', 'Xã Hoà An', '10001', 'Xã Hòa An'), second] });
      expect(told(one)).toContain('10001@ FULL 10001@2025-07-01');
      expect(on(one, '10001', EVE)).toHaveLength(1);
      expect(on(one, '10001', DAY)).toHaveLength(1);
    }
  });

  test('is another unit under the same code where its kind changed', () => {
    const one = register({ links: [link('20001', 'Xã Tân Lập', '20001', 'Phường Tân Lập', west)] });
    expect(told(one)).toContain('20001@ FULL 20001@2025-07-01');
  });

  test('ends on a known day where its link is joined, else at the latest on that day', () => {
    const one = register({ links: [link('20001', 'Xã Tân Lập', '20001', 'Phường Tân Lập', west)] });
    expect(on(one, '20001', EVE)[0]?.to).toEqual({ on: DAY, known: true });
    expect(on(one, '10002', EVE)[0]?.to).toEqual({ on: DAY, known: false });
  });
});

describe('a district', () => {
  const both = [link('10001', 'Xã Hoà An', '10001', 'Xã Hòa An'), link('10002', 'Xã Bình An', '10001', 'Xã Hòa An')];

  test('went whole into a commune that took all of its communes', () => {
    const one = register({ links: both });
    expect(one.successions.find(({ predecessor }) => predecessor === '101@')).toMatchObject({ kind: 'FULL', derived: true });
  });

  test('went in part where one of its communes is a gap', () => {
    const one = register({ links: both.slice(1) });
    expect(told(one)).toContain('101@ PARTIAL 10001@2025-07-01');
  });

  test('has no successor where all its communes are gaps', () => {
    expect(told(register({ links: both }))).not.toContainEqual(expect.stringContaining('201@'));
  });

  test('cites the rows of all links that its own is drawn from', () => {
    const one = register({ links: both });
    const numbers = both.map(({ origin }) => origin.locator?.split(' ')[1]).join(', ');
    expect(one.successions.find(({ predecessor }) => predecessor === '101@')?.origin.locator).toBe(`links ${numbers}`);
  });

  test('never outlives the eve; the day is certain only where the links name it', () => {
    const one = register({ links: both });
    expect(on(one, '101', DAY)).toEqual([]);
    expect(on(one, '101', EVE)[0]?.to).toEqual({ on: DAY, known: true });
    expect(on(one, '201', EVE)[0]?.to).toEqual({ on: DAY, known: false });
  });
});

describe('a province', () => {
  const own = [link('10001', 'Xã Hoà An', '10001', 'Xã Hòa An'), link('20001', 'Xã Tân Lập', '20001', 'Phường Tân Lập', west)];

  test('goes on where its communes, and only its, stayed under the same code and name', () => {
    const one = register({ links: own });
    expect(on(one, '10', EVE)).toEqual(on(one, '10', DAY));
    expect(told(one).filter((line) => line.startsWith('10@ '))).toEqual([]);
  });

  test('is another unit after a merger, even under its old code and name, with FULL links by the decision', () => {
    const merged = [row('PROVINCE', '10', 'Tỉnh Sông', 'VN'), after[2], { ...after[3], parent: '10' }] as ListedUnit[];
    const one = register({ links: own, after: merged });
    expect(told(one)).toEqual(expect.arrayContaining(['10@ FULL 10@2025-07-01', '20@ FULL 10@2025-07-01']));
    expect(one.successions.find(({ predecessor }) => predecessor === '20@')).toMatchObject({ derived: true, decision: '202' });
    expect(on(one, '20', DAY)).toEqual([]);
  });

  test('went in part where its communes went to several', () => {
    const moved = link('10002', 'Xã Bình An', '20001', 'Phường Tân Lập', { newProvince: 'Núi' });
    const one = register({ links: [...own, moved] });
    expect(told(one)).toEqual(expect.arrayContaining(['10@ PARTIAL 10@2025-07-01', '10@ PARTIAL 20@2025-07-01', '20@ FULL 20@2025-07-01']));
  });
});

describe('a change that no list tells', () => {
  const change = (more: Partial<KnownChange>): KnownChange => ({
    on: '2020-02-01',
    onKnown: false,
    kind: 'MERGE',
    code: '10001',
    name: 'Xã Hoà An',
    newCode: '10001',
    newName: 'Phường Hải Sơn',
    origin: { source: 'CHANGES', locator: 'changes 1' },
    ...more,
  });

  test('merges two communes into a new one that holds a code of theirs from that day on', () => {
    const one = register({ changes: [change({}), change({ code: '10002', name: 'Xã Bình An' })] });
    expect(on(one, '10001', '2019-12-31')[0]).toMatchObject({ name: 'Xã Hoà An', to: { on: '2020-02-01', known: false } });
    expect(on(one, '10001', '2020-02-01')[0]).toMatchObject({ name: 'Phường Hải Sơn', kind: 'WARD', parent: '101@' });
    expect(told(one)).toEqual(expect.arrayContaining(['10001@ FULL 10001@2020-02-01', '10002@ FULL 10001@2020-02-01']));
    expect(one.successions[0]).toMatchObject({ on: '2020-02-01', onKnown: false });
  });

  test('lets the merged commune take the links of its code under its new name', () => {
    const one = register({ changes: [change({})], links: [link('10001', 'Phường Hải Sơn', '10001', 'Xã Hòa An')] });
    expect(told(one)).toContain('10001@2020-02-01 FULL 10001@2025-07-01');
  });

  test('renames and retypes a province that stays itself', () => {
    const city = change({ on: '2025-01-01', kind: 'CHANGE', code: '10', name: 'Tỉnh Sông', newCode: '10', newName: 'Thành phố Biển' });
    const one = register({ changes: [city] });
    expect(told(one).slice(0, 2)).toEqual(['10@ RENAME 10@', '10@ RETYPE 10@']);
    expect(on(one, '10', '2025-01-01')[0]).toMatchObject({ name: 'Thành phố Biển', kind: 'CENTRAL_CITY' });
  });

  test('after the reform changes the unit that lives then', () => {
    const later = change({ on: '2026-04-30', kind: 'CHANGE', code: '10', name: 'Tỉnh Sông', newCode: '10', newName: 'Thành phố Sông' });
    const one = register({ changes: [later] });
    expect(told(one)).toContain('10@2025-07-01 RETYPE 10@2025-07-01');
    expect(lastVersion(one.units.find(({ key }) => key === '10@2025-07-01') ?? { key: '', versions: [] }).kind).toBe('CENTRAL_CITY');
  });

  test('is refused where no living unit has that code and name', () => {
    expect(() => register({ changes: [change({ name: 'Xã Không Có' })] })).toThrow(/no living unit 10001 is called Xã Không Có/);
  });
});

test('a name without a kind word of its level is refused', () => {
  expect(() => register({ before: [row('PROVINCE', '10', 'Sông', 'VN')] })).toThrow(/kind word of level PROVINCE/);
});

test('a unit under a parent that no list has is refused', () => {
  expect(() => register({ before: [row('DISTRICT', '101', 'Huyện Đông', '99')] })).toThrow(/nobody is known as 99/);
});
