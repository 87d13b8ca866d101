import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { publishedLists } from '../../../src/modules/units/published-lists.js';
import { registerOf } from '../../../src/modules/units/register.rules.js';
import { versionOn, type Version } from '../../../src/modules/units/unit.rules.js';

const lists = publishedLists('seeds');
const register = registerOf(lists);
const living = (day: string): Version[] => register.units.flatMap((unit) => versionOn(unit, day) ?? []);
const count = (rows: readonly { level: string }[]) =>
  Object.fromEntries([...Map.groupBy(rows, ({ level }) => level)].map(([level, all]) => [level, all.length]));

describe('the published lists', () => {
  test('of 06/10/2019 have 63 provinces, 713 districts and 11,160 communes', () => {
    expect(count(lists.before)).toEqual({ PROVINCE: 63, DISTRICT: 713, COMMUNE: 11_160 });
    expect(count(living('2019-10-06'))).toEqual({ NATIONAL: 1, PROVINCE: 63, DISTRICT: 713, COMMUNE: 11_160 });
  });

  test('of 01/07/2025 have 34 provinces and 3,321 communes: 2,621 xã, 687 phường, 13 đặc khu', () => {
    const today = living('2025-07-01');
    expect(count(today)).toEqual({ NATIONAL: 1, PROVINCE: 34, COMMUNE: 3_321 });
    const kinds = Map.groupBy(today, ({ kind }) => kind);
    expect([kinds.get('RURAL_COMMUNE')?.length, kinds.get('WARD')?.length, kinds.get('SPECIAL_ZONE')?.length]).toEqual([2_621, 687, 13]);
  });

  test('hold 10,977 links, each with the row that it was read from', () => {
    expect(lists.links).toHaveLength(10_977);
    expect(new Set(lists.links.map(({ origin }) => origin.locator)).size).toBe(10_977);
    expect(lists.links[0]?.origin).toEqual({ source: 'LINKS-2025-07-01', locator: 'address.json, ward_mappings 1' });
  });
});

test('a change that lacks a value is refused with its row', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-lists-'));
  try {
    cpSync('seeds/reference', join(folder, 'reference'), { recursive: true });
    const lines = 'on,on_known,kind,code,name,new_code,new_name,note\n2020-02-01,false,SPLIT,11458,Phường Ngọc Hải,11458,Phường Hải Sơn,\n';
    writeFileSync(join(folder, 'reference', 'changes.csv'), lines);
    expect(() => publishedLists(folder)).toThrow(/changes.csv, row 1/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the register made of them', () => {
  test('accounts for every link with an old code and every commune of 2019: joined or a gap', () => {
    const reasons = Map.groupBy(register.gaps, ({ reason }) => reason);
    expect([reasons.get('NO_LINK')?.length, reasons.get('NAME_DIFFERS')?.length, reasons.get('UNKNOWN_CODE')?.length]).toEqual([
      1_131, 955, 6,
    ]);
    const joined = new Set(
      register.successions
        .filter(({ on, derived, kind }) => on === '2025-07-01' && !derived && kind !== 'RENAME' && kind !== 'RETYPE')
        .map(({ predecessor }) => predecessor),
    );
    expect(joined.size).toBe(9_073);
    // Ngọc Hải and Vạn Sơn had ended before, Hải Sơn is one that the list of 2019 does not have.
    expect(joined.size + 1_131 + 955).toBe(11_160 - 2 + 1);
  });

  test('has one holder of a code on every day', () => {
    const byCode = Map.groupBy(
      register.units.flatMap((unit) => unit.versions),
      ({ code }) => code,
    );
    for (const [code, versions] of byCode) {
      const inOrder = versions.toSorted((one, other) => (one.from.on ?? '').localeCompare(other.from.on ?? ''));
      for (const [index, version] of inOrder.entries()) {
        const next = inOrder[index + 1];
        if (next && !((version.to.on ?? '9') <= (next.from.on ?? ''))) throw new Error(`${code} has two holders on ${next.from.on}`);
      }
    }
    expect(byCode.get('11458')).toHaveLength(2);
  });

  test('says where every version and succession was read, save for the country', () => {
    const sourceless = [...register.units.flatMap((unit) => unit.versions), ...register.gaps].filter(
      ({ origin }) => !origin.source || !origin.locator,
    );
    expect(sourceless.map(({ code }) => code)).toEqual(['VN']);
    expect(register.successions.filter(({ origin }) => !origin.source)).toEqual([]);
  });

  test('keeps eleven provinces through the reform, Huế among them, and none that was merged', () => {
    const kept = register.units.filter((unit) => versionOn(unit, '2025-06-30')?.level === 'PROVINCE' && versionOn(unit, '2025-07-01'));
    expect(kept.map(({ key }) => key)).toEqual(['01@', '04@', '11@', '12@', '14@', '20@', '22@', '38@', '40@', '42@', '46@']);
  });

  test('names Huế a city from 01/01/2025, a day that no source states', () => {
    const hue = register.units.find(({ key }) => key === '46@');
    expect(hue?.versions.map(({ name, kind, from }) => [name, kind, from])).toEqual([
      ['Tỉnh Thừa Thiên Huế', 'PROVINCE', { on: null, known: false }],
      ['Thành phố Huế', 'CENTRAL_CITY', { on: '2025-01-01', known: false }],
    ]);
  });

  test('makes Đồng Nai a city on 30/04/2026', () => {
    const [eve, day] = ['2026-04-29', '2026-04-30'].map((on) => living(on).find(({ code }) => code === '75'));
    expect([eve?.name, eve?.kind]).toEqual(['Tỉnh Đồng Nai', 'PROVINCE']);
    expect([day?.name, day?.kind]).toEqual(['Thành phố Đồng Nai', 'CENTRAL_CITY']);
  });
});
