import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellReader } from '../../../src/modules/imports/cell.rules.js';
import { cellText } from '../../../src/modules/imports/cell-text.rules.js';
import { readMonth, readPeriod } from '../../../src/modules/imports/calendar.rules.js';
import { numberFormat } from '../../../src/modules/imports/number-format.rules.js';
import type { ColumnSpec, RawCell } from '../../../src/modules/imports/index.js';

/** What a column makes of a cell: a value, [kind of no value], or the code of the complaint. */
function reads(kind: 'MONTH' | 'YEAR' | 'PERIOD' | 'LIST', cell: RawCell, date1904: boolean | null = null) {
  const spec: ColumnSpec = { key: 'it', title: { vi: 'Cột', en: 'Column' }, required: false, kind };
  const { value, none, complaint } = cellReader(spec, { notation: null, zerosLost: false, date1904 })(cell);
  return complaint ? complaint.code : none ? [none] : value;
}

const shown = (value: number, as: 'DATE' | 'MONTH' | 'YEAR'): RawCell => ({ value, shown: as, formula: false });
/** Days of Excel. */
const FIRST_OF_MARCH_2020 = 43_891;
const IN_MARCH_2020 = 43_905;
const FIRST_OF_2020 = 43_831;

describe('a month', () => {
  test.each<[RawCell, unknown]>([
    ['03/2020', '2020-03'],
    ['3/2020', '2020-03'],
    ['3-2020', '2020-03'],
    ['2020-03', '2020-03'],
    ['2020/3', '2020-03'],
    ['202003', '2020-03'],
    [202003, '2020-03'],
    ['Tháng 3/2020', '2020-03'],
    ['THÁNG 03/2020', '2020-03'],
    ['thang 3-2020', '2020-03'],
    ['Tháng 3 năm 2020', '2020-03'],
    ['tháng 3, năm 2020', '2020-03'],
    ['Tháng ba năm 2020', '2020-03'],
    ['Tháng mười hai năm 2020', '2020-12'],
    ['T3/2020', '2020-03'],
    ['Mar-20', '2020-03'],
    ['March 2020', '2020-03'],
    ['01/03/2020', '2020-03'],
    ['2020-03-01T00:00:00', '2020-03'],
    [shown(FIRST_OF_MARCH_2020, 'DATE'), '2020-03'],
    [shown(FIRST_OF_MARCH_2020, 'MONTH'), '2020-03'],
    [shown(IN_MARCH_2020, 'MONTH'), '2020-03'],
    [shown(IN_MARCH_2020, 'DATE'), 'DAY_FOR_MONTH'],
    [shown(FIRST_OF_2020, 'YEAR'), 'NOT_A_MONTH'],
    ['15/03/2020', 'DAY_FOR_MONTH'],
    ['13/2020', 'NOT_A_MONTH'],
    ['00/2020', 'NOT_A_MONTH'],
    ['03/20', 'NOT_A_MONTH'],
    ['3', 'NOT_A_MONTH'],
    ['2020', 'NOT_A_MONTH'],
    [3.202, 'NOT_A_MONTH'],
    ['Quý I/2020', 'NOT_A_MONTH'],
    ['03/1919', 'NOT_A_MONTH'],
    ['-', ['DASH']],
    ['chưa có', ['NOT_YET']],
  ])('%j is %j', (cell, value) => {
    expect(reads('MONTH', cell, false)).toEqual(value);
  });
});

describe('a year', () => {
  test.each<[RawCell, unknown]>([
    ['2019', 2019],
    [2019, 2019],
    ['Năm 2019', 2019],
    ['NĂM 2019', 2019],
    ['nam 2019', 2019],
    ['Year 2019', 2019],
    ['2.019', 2019],
    ['2019.0', 2019],
    [shown(FIRST_OF_2020, 'YEAR'), 2020],
    [shown(FIRST_OF_2020, 'DATE'), 'NOT_A_YEAR'],
    [shown(2019, 'DATE'), 'NOT_A_YEAR'],
    ['19', 'NOT_A_YEAR'],
    ['2019-2020', 'NOT_A_YEAR'],
    ['20190', 'NOT_A_YEAR'],
    [2019.5, 'NOT_A_YEAR'],
    ['1919', 'NOT_A_YEAR'],
    ['', ['EMPTY']],
  ])('%j is %j', (cell, value) => {
    expect(reads('YEAR', cell)).toEqual(value);
  });
});

describe('a period', () => {
  const quarter = { from: '2020-01-01', to: '2020-03-31' };
  const march = { from: '2020-03-01', to: '2020-03-31' };
  const year = { from: '2020-01-01', to: '2020-12-31' };
  test.each<[RawCell, unknown]>([
    ['Quý I/2020', quarter],
    ['Quý 1 năm 2020', quarter],
    ['quí I năm 2020', quarter],
    ['QUÝ MỘT NĂM 2020', quarter],
    ['Quy 1-2020', quarter],
    ['Q1/2020', quarter],
    ['2020-Q1', quarter],
    ['Quý IV/2020', { from: '2020-10-01', to: '2020-12-31' }],
    ['Kỳ báo cáo: Quý I/2020', quarter],
    ['3 tháng đầu năm 2020', quarter],
    ['Tháng 3/2020', march],
    ['03/2020', march],
    [shown(FIRST_OF_MARCH_2020, 'MONTH'), march],
    ['Tháng 2/2020', { from: '2020-02-01', to: '2020-02-29' }],
    ['6 tháng đầu năm 2020', { from: '2020-01-01', to: '2020-06-30' }],
    ['06 tháng cuối năm 2020', { from: '2020-07-01', to: '2020-12-31' }],
    ['Sáu tháng đầu năm 2020', { from: '2020-01-01', to: '2020-06-30' }],
    ['9 tháng đầu năm 2020', { from: '2020-01-01', to: '2020-09-30' }],
    ['H2/2020', { from: '2020-07-01', to: '2020-12-31' }],
    ['Năm 2020', year],
    ['Cả năm 2020', year],
    ['2020', year],
    [2020, year],
    [shown(FIRST_OF_2020, 'YEAR'), year],
    ['01/01/2020 - 31/03/2020', quarter],
    ['01/01/2020-31/03/2020', quarter],
    ['01/01/2020 – 31/03/2020', quarter],
    ['01-01-2020 - 31-03-2020', quarter],
    ['Từ ngày 01/01/2020 đến ngày 31/03/2020', quarter],
    ['từ 1/1/2020 đến hết 31/3/2020', quarter],
    ['ngày 1 tháng 1 năm 2020 đến ngày 31 tháng 3 năm 2020', quarter],
    ['01/01 - 31/03/2020', quarter],
    ['2020-01-01/2020-03-31', quarter],
    ['2020-01-01 - 2020-03-31', quarter],
    ['01/2020 - 03/2020', quarter],
    ['Tháng 1 - tháng 3/2020', quarter],
    ['Từ tháng 1 đến tháng 3 năm 2020', quarter],
    ['Quý I - Quý II/2020', { from: '2020-01-01', to: '2020-06-30' }],
    ['2016 - 2021', { from: '2016-01-01', to: '2021-12-31' }],
    ['31/03/2020 - 01/01/2020', 'PERIOD_REVERSED'],
    ['01/03/2020', 'DAY_FOR_PERIOD'],
    [shown(FIRST_OF_MARCH_2020, 'DATE'), 'DAY_FOR_PERIOD'],
    ['1-3/2020', 'DAY_FOR_PERIOD'],
    ['Quý V/2020', 'NOT_A_PERIOD'],
    ['Quý I', 'NOT_A_PERIOD'],
    ['6 tháng năm 2020', 'NOT_A_PERIOD'],
    ['13 tháng đầu năm 2020', 'NOT_A_PERIOD'],
    ['30/02/2020 - 31/03/2020', 'NOT_A_PERIOD'],
    ['Năm 20', 'NOT_A_PERIOD'],
    ['constructor', 'NOT_A_PERIOD'],
    ['-', ['DASH']],
  ])('%j is %j', (cell, value) => {
    expect(reads('PERIOD', cell)).toEqual(value);
  });

  const day = fc
    .date({ min: new Date('1976-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const vietnamese = (iso: string): string => iso.split('-').toReversed().join('/');

  test('of two days is exactly these, or reversed, however they are written', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(' - ', '-', ' – ', ' đến ', ' đến hết ngày ', '~'), fc.boolean(), (from, to, between, iso) => {
        const write = iso && between.includes(' ') ? (one: string) => one : vietnamese;
        const reading = readPeriod(`${write(from)}${between}${write(to)}`);
        expect(reading).toEqual(from <= to ? { period: { from, to } } : { wrong: 'PERIOD_REVERSED' });
      }),
    );
  });

  test('that is a month is the month of a column of months, from its first to its last day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1976, max: 2100 }), fc.integer({ min: 1, max: 12 }), (ofYear, month) => {
        for (const text of [`${month}/${ofYear}`, `Tháng ${month}/${ofYear}`, `${ofYear}-${String(month).padStart(2, '0')}`]) {
          const [reading, period] = [readMonth(text), readPeriod(text)];
          if (!('month' in reading) || !('period' in period)) throw new Error(text);
          const next = new Date(Date.parse(`${period.period.to}T00:00:00Z`) + 86_400_000).toISOString();
          expect(period.period.from).toBe(`${reading.month}-01`);
          expect(next.slice(8, 10)).toBe('01');
          expect(period.period.to.slice(0, 7)).toBe(reading.month);
        }
      }),
    );
  });
});

describe('a list', () => {
  test.each<[RawCell, unknown]>([
    ['một; hai;ba', ['một', 'hai', 'ba']],
    ['một\r\nhai\n\nba', ['một', 'hai', 'ba']],
    ['- một\n- hai', ['một', 'hai']],
    ['• một\n• hai, có dấu phẩy', ['một', 'hai, có dấu phẩy']],
    ['-5; 6', ['-5', '6']],
    ['  một ;; ', ['một']],
    ['một', ['một']],
    [12, ['12']],
    ['="001;002"', ['001', '002']],
    [';;', 'NOT_A_LIST'],
    ['a\uFFFD;b', 'BROKEN_TEXT'],
    ['-', ['DASH']],
    ['không', ['NONE_SAID']],
    ['x;'.repeat(600), 'TOO_LONG'],
  ])('%j is %j', (cell, value) => {
    const is = reads('LIST', cell);
    expect(is).toEqual(value);
  });
});

test('a date cell shows as much as its format does', () => {
  expect(
    ['mmm-yy', 'mm/yyyy', '[$-42A]mmmm yyyy', 'yyyy', 'dd/mm/yyyy', 'hh:mm', 'mm:ss'].map((code) => numberFormat(164, code).shown),
  ).toEqual(['MONTH', 'MONTH', 'MONTH', 'YEAR', 'DATE', 'DATE', 'DATE']);
  expect(numberFormat(17, undefined).shown).toBe('MONTH');
  expect(
    [shown(IN_MARCH_2020, 'MONTH'), shown(IN_MARCH_2020, 'YEAR'), shown(IN_MARCH_2020, 'DATE'), shown(0.5, 'DATE')].map(cellText),
  ).toEqual(['03/2020', '2020', '15/03/2020', '12:00:00']);
});
