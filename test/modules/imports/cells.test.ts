import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellText, numberText, tidyText } from '../../../src/modules/imports/cell-text.rules.js';
import { cellReader } from '../../../src/modules/imports/cell.rules.js';
import type { ColumnEvidence } from '../../../src/modules/imports/kind-reader.rules.js';
import { instantOf, readDate, readDays } from '../../../src/modules/imports/date.rules.js';
import { columnNotation, readNumber } from '../../../src/modules/imports/number.rules.js';
import {
  channelWords,
  dossierStateWords,
  resultKindWords,
  serviceLevelWords,
  type ColumnSpec,
  type RawCell,
} from '../../../src/modules/imports/index.js';

type Kind<Name extends ColumnSpec['kind']> = Omit<
  Extract<ColumnSpec, { readonly kind: Name extends 'COUNT' | 'POINTS' | 'PERCENT' ? 'COUNT' | 'POINTS' | 'PERCENT' : Name }>,
  'key' | 'title' | 'kind'
>;
const PLAIN: ColumnEvidence = { notation: null, zerosLost: false, date1904: null };

/** What a column makes of a cell: a value, [kind of no value], or the code of the complaint. */
function reads<Name extends ColumnSpec['kind']>(
  kind: Name,
  cell: RawCell,
  more: Partial<Kind<Name>> = {},
  evidence: Partial<ColumnEvidence> = {},
) {
  const spec = { key: 'it', title: { vi: 'Cột', en: 'Column' }, required: false, kind, ...more } as unknown as ColumnSpec;
  const { value, none, complaint } = cellReader(spec, { ...PLAIN, ...evidence })(cell);
  return complaint ? complaint.code : none ? [none] : value;
}

const shown = (value: number, as: 'DATE' | 'PERCENT'): RawCell => ({ value, shown: as, formula: false });

describe('text', () => {
  test.each([
    ['  Phường \u00a0 Bồ\u200b Đề ', 'Phường Bồ Đề'],
    ['Bồ Đề'.normalize('NFD'), 'Bồ Đề'],
    ['Tên\r\nđơn vị', 'Tên đơn vị'],
    ['="001"', '001'],
    ["'001", '001'],
    ['\ufeffMã', 'Mã'],
    ['a\u0007b', 'ab'],
  ])('%j is tidied to %j', (text, tidy) => {
    expect(tidyText(text)).toBe(tidy);
  });

  test('is tidied once and for all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll(/['=]/gu, '')),
        (text) => expect(tidyText(tidyText(text))).toBe(tidyText(text)),
      ),
    );
  });

  test('of a cell is what a person sees', () => {
    expect([0.1 + 0.2, 36.5, 1e15, 123456789012345680, 0.0000001, 1e-20, -2.5].map(numberText)).toEqual([
      '0.3',
      '36.5',
      '1000000000000000',
      '123456789012345680',
      '0.0000001',
      '0',
      '-2.5',
    ]);
    expect([shown(43621, 'DATE'), shown(43621.5, 'DATE'), shown(0.955, 'PERCENT'), true].map(cellText)).toEqual([
      '05/06/2019',
      '05/06/2019 12:00:00',
      '95.5%',
      'TRUE',
    ]);
  });
});

describe('a whole number', () => {
  test.each([
    ['30.778', 30_778],
    ['30778', 30_778],
    ['30 778', 30_778],
    ['30\u00a0778', 30_778],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['1,234', 1_234],
    ['30778.0', 30_778],
    ['5,00', 5],
    ['1.000', 1_000],
    ['007', 7],
    ['1,000', 'TWO_READINGS'],
    ['36,5', 'NOT_WHOLE'],
    ['36.5', 'NOT_WHOLE'],
    ['12 hồ sơ', 'NOT_A_NUMBER'],
    ['1.23.456', 'NOT_A_NUMBER'],
    ['1e3', 'NOT_A_NUMBER'],
    ['-5', 'OUT_OF_RANGE'],
    ['99999999999999999999', 'OUT_OF_RANGE'],
    ['x', ['CROSS']],
    ['-', ['DASH']],
    ['—', ['DASH']],
    ['', ['EMPTY']],
    [' \u200b ', ['EMPTY']],
    ['không', ['NONE_SAID']],
    ['KAD', ['NOT_APPLICABLE']],
    ['Không áp dụng', ['NOT_APPLICABLE']],
    ['#REF!', 'EXCEL_ERROR'],
  ])('%j is %j', (text, value) => {
    expect(reads('COUNT', text)).toEqual(value);
  });

  test('of a workbook is what it is, unless it is none', () => {
    expect(reads('COUNT', 30778)).toBe(30778);
    expect(reads('COUNT', 36.5)).toBe('NOT_WHOLE');
    expect(reads('COUNT', shown(43621, 'DATE'))).toBe('DATE_FOR_NUMBER');
    expect(reads('COUNT', { value: 12, shown: 'PLAIN', formula: true })).toBe(12);
    expect(reads('COUNT', { value: '', shown: 'PLAIN', formula: true })).toBe('EXCEL_ERROR');
  });

  test('written with dots for thousands is read back, whatever its size', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 }), fc.constantFrom('.', ' ', ''), (value, sign) => {
        expect(reads('COUNT', String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, sign))).toBe(value);
      }),
    );
  });
});

describe('a decimal', () => {
  test.each([
    ['36,5', '36.5'],
    ['36.5', '36.5'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1,234', '1.234'],
    ['1.234', 'TWO_READINGS'],
    ['12.500', 'TWO_READINGS'],
    ['1.234.567', '1234567'],
    ['-0,50', '-0.5'],
    ['−0,5', '-0.5'],
    ['20,50', '20.5'],
    ['100', '100'],
    ['36,5 điểm', 'NOT_A_NUMBER'],
    ['5,', 'NOT_A_NUMBER'],
  ])('%j is %j', (text, value) => {
    expect(reads('POINTS', text)).toEqual(value);
  });

  test('in exact digits, also where a workbook has them as a float', () => {
    expect(reads('POINTS', 0.1 + 0.2)).toBe('0.3');
    expect(reads('POINTS', 20.5)).toBe('20.5');
    expect(reads('POINTS', 101, { most: 100 })).toBe('OUT_OF_RANGE');
  });

  test('is read as the other cells of its column certainly are, and only then', () => {
    expect(columnNotation(['1', '36.5', '1.234'], 'POINTS')).toBe('ENGLISH');
    expect(columnNotation(['36,5', '1.234'], 'POINTS')).toBe('VIETNAMESE');
    expect(columnNotation(['36,5', '36.5'], 'POINTS')).toBe('MIXED');
    expect(columnNotation(['1.234', '5', '', 'x'], 'POINTS')).toBeNull();
    expect(readNumber('1.234', 'POINTS', 'ENGLISH')).toEqual({ value: '1.234' });
    expect(readNumber('1.234', 'POINTS', 'VIETNAMESE')).toEqual({ value: '1234' });
    expect(readNumber('1.234', 'POINTS', 'MIXED')).toEqual({ wrong: 'TWO_READINGS' });
    expect(readNumber('1,234', 'POINTS', 'ENGLISH')).toEqual({ wrong: 'TWO_READINGS' });
    expect(readNumber('36,5', 'POINTS', 'ENGLISH')).toEqual({ wrong: 'OTHER_NOTATION' });
    expect(readNumber('1,000', 'COUNT', 'ENGLISH')).toEqual({ value: '1000' });
    expect(readNumber('1.000', 'COUNT', 'ENGLISH')).toEqual({ wrong: 'TWO_READINGS' });
  });

  test('written in either way, in a column of its kind, is read back or is an error, and never another number', () => {
    const decimal = fc
      .tuple(fc.nat({ max: 10_000_000 }), fc.integer({ min: 0, max: 4 }))
      .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
    const written = (plain: string, [group, point]: readonly [string, string]): string => {
      const [whole = '', part] = plain.split('.');
      return whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, group) + (part === undefined ? '' : point + part);
    };
    fc.assert(
      fc.property(
        fc.array(decimal, { minLength: 1, maxLength: 10 }),
        fc.constantFrom(['.', ','], [',', '.'], ['', ','], ['', '.']),
        (plains, way) => {
          const texts = plains.map((plain) => written(plain, way as [string, string]));
          const notation = columnNotation(texts, 'POINTS');
          const surely = notation === (way[1] === ',' ? 'VIETNAMESE' : 'ENGLISH');
          for (const [at, text] of texts.entries()) {
            const reading = readNumber(text, 'POINTS', notation);
            if ('wrong' in reading) expect(['TWO_READINGS', 'OTHER_NOTATION']).toContain(reading.wrong);
            else if (surely || way[1] === ',') expect(Number(reading.value)).toBe(Number(plains[at]));
          }
        },
      ),
    );
  });
});

describe('a percentage', () => {
  test.each<[RawCell, unknown]>([
    ['95,5%', '95.5'],
    ['95,5 %', '95.5'],
    ['95.5', '95.5'],
    ['0,5%', '0.5'],
    [shown(0.955, 'PERCENT'), '95.5'],
    [shown(1, 'PERCENT'), '100'],
    [95.5, '95.5'],
    [0, '0'],
    ['0,955', 'PERCENT_OR_SHARE'],
    [0.955, 'PERCENT_OR_SHARE'],
    [1, 'PERCENT_OR_SHARE'],
  ])('%j is %j', (cell, value) => {
    expect(reads('PERCENT', cell)).toEqual(value);
  });
});

describe('a date', () => {
  test.each([
    ['05/06/2019', '2019-06-05'],
    ['5/6/19', '2019-06-05'],
    ['5-6-2019', '2019-06-05'],
    ['05.06.2019', '2019-06-05'],
    ['2019-06-05', '2019-06-05'],
    ['ngày 5 tháng 6 năm 2019', '2019-06-05'],
    ['Ngày 05 tháng 06 năm 2019', '2019-06-05'],
    ['5 tháng 6, năm 2019', '2019-06-05'],
    ['05-Jun-2019', '2019-06-05'],
    ['05/06/2019 08:30', '2019-06-05'],
    ['08:30 05/06/2019', '2019-06-05'],
    ['2019-06-05T23:30:00Z', '2019-06-06'],
    ['29/02/2020', '2020-02-29'],
    ['29/02/2019', 'NO_SUCH_DAY'],
    ['06/25/2019', 'NO_SUCH_DAY'],
    ['05/06/1919', 'DATE_OUT_OF_RANGE'],
    ['05/06/2190', 'DATE_OUT_OF_RANGE'],
    ['2019', 'NOT_A_DATE'],
    ['05/06', 'NOT_A_DATE'],
    ['hôm qua', 'NOT_A_DATE'],
    ['05/06/2019 25:00', 'NOT_A_DATE'],
    ['43621', 'DAYS_FOR_DATE'],
    ['-', ['DASH']],
  ])('%j is %j', (text, value) => {
    expect(reads('DATE', text)).toEqual(value);
  });

  test('of a workbook counts from 1900 or from 1904', () => {
    expect(reads('DATE', shown(43621, 'DATE'), {}, { date1904: false })).toBe('2019-06-05');
    expect(reads('DATE', 43621, {}, { date1904: false })).toBe('2019-06-05');
    expect(reads('DATE', 42159, {}, { date1904: true })).toBe('2019-06-05');
    expect(reads('DATE', '43621', {}, { date1904: false })).toBe('2019-06-05');
    expect(reads('DATE', 2019, {}, { date1904: false })).toBe('DATE_OUT_OF_RANGE');
  });

  const day = fc
    .date({ min: new Date('1976-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));

  test('in every way to write it is the same day', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
        for (const text of [`${d}/${m}/${y}`, `${d}.${m}.${y}`, `${y}/${m}/${d}`, `ngày ${d} tháng ${m} năm ${y}`, iso])
          expect(readDate(text)).toMatchObject({ day: iso });
        const days = Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
        expect(readDays(days, false)).toEqual({ day: iso, ms: null, offset: null });
        expect(readDays(days - 1462, true)).toEqual({ day: iso, ms: null, offset: null });
      }),
    );
  });

  test('with a time is an instant in the time of Viet Nam', () => {
    const instant = (cell: RawCell) => (reads('INSTANT', cell) as unknown as Date).toISOString();
    expect(instant('05/03/2019 08:30')).toBe('2019-03-05T01:30:00.000Z');
    expect(instant('05/03/2019 08:30:15')).toBe('2019-03-05T01:30:15.000Z');
    expect(instant('8h30 05/03/2019')).toBe('2019-03-05T01:30:00.000Z');
    expect(instant('05/03/2019 2:30 CH')).toBe('2019-03-05T07:30:00.000Z');
    expect(instant('05/03/2019 12:05 AM')).toBe('2019-03-04T17:05:00.000Z');
    expect(instant('05/03/2019')).toBe('2019-03-04T17:00:00.000Z');
    expect(instant('2019-03-05T08:30:00.123+07:00')).toBe('2019-03-05T01:30:00.123Z');
    expect(instant('2019-03-05 08:30:00')).toBe('2019-03-05T01:30:00.000Z');
    expect(instant(shown(43529 + 8.5 / 24, 'DATE'))).toBe('2019-03-05T01:30:00.000Z');
  });

  test('and time, written by Excel or by hand, are read back', () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 86_399 }), (iso, second) => {
        const ms = second * 1000;
        const at = Date.parse(`${iso}T00:00:00+07:00`) + ms;
        const [y, m, d] = iso.split('-');
        const time = new Date(ms).toISOString().slice(11, 19);
        const days = Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569 + second / 86_400;
        for (const reading of [
          readDate(`${d}/${m}/${y} ${time}`),
          readDate(`${time} ${d}/${m}/${y}`),
          readDate(`${iso}T${time}+07:00`),
          readDays(days, false),
        ]) {
          expect('day' in reading && instantOf(reading).getTime()).toBe(at);
        }
      }),
    );
  });
});

describe('yes or no', () => {
  test.each([
    ['Có', true],
    ['x', true],
    ['TRUE', true],
    ['✓', true],
    ['1', true],
    ['không', false],
    ['No', false],
    ['0', false],
    ['', ['EMPTY']],
    ['-', ['DASH']],
    ['có thể', 'NOT_YES_OR_NO'],
  ])('%j is %j', (text, value) => {
    expect(reads('BOOLEAN', text)).toEqual(value);
  });

  test('of a workbook', () => {
    expect([reads('BOOLEAN', true), reads('BOOLEAN', 0)]).toEqual([true, false]);
  });
});

describe('a word of a list', () => {
  test.each([
    [channelWords, 'trực tiếp', 'DIRECT'],
    [channelWords, 'TRUC TUYEN', 'ONLINE'],
    [channelWords, 'Qua dịch vụ BCCI', 'UNKNOWN_WORD'],
    [channelWords, 'BCCI', 'POSTAL'],
    [channelWords, 'online', 'ONLINE'],
    [channelWords, 'Qua dịch vụ bưu chính công ích', 'POSTAL'],
    [dossierStateWords, '10', '10'],
    [dossierStateWords, 'Đang giải quyết', '4'],
    [dossierStateWords, 'da tra ket qua', '10'],
    [serviceLevelWords, 'Mức độ 4', 'LEVEL_4'],
    [serviceLevelWords, 'Dịch vụ công trực tuyến toàn trình', 'FULL'],
    [serviceLevelWords, 'Không áp dụng', ['NOT_APPLICABLE']],
    [resultKindWords, 'Trả lại', 'RETURNED'],
  ])('%#: %j', (words, text, value) => {
    expect(reads('WORD', text, { words })).toEqual(value);
  });

  test('may be a number of a workbook, and is never one that two values share', () => {
    expect(reads('WORD', 9, { words: dossierStateWords })).toBe('9');
    const words = [
      { value: 'A', vi: 'Mã', also: ['chung'] },
      { value: 'B', vi: 'Má' },
    ];
    expect(reads('WORD', 'ma', { words })).toBe('UNKNOWN_WORD');
  });
});

describe('a code', () => {
  const district = { widths: [3] };
  const unit = { widths: [2, 3, 5] };
  const procedure = { form: /^\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?$/ };
  test.each<[RawCell, Partial<Kind<'CODE'>>, unknown]>([
    ['001', district, '001'],
    ['1', district, '001'],
    [1, district, '001'],
    ['="004"', district, '004'],
    ['0001', district, 'NOT_A_CODE'],
    ['00001', unit, '00001'],
    ['1', unit, 'LOST_ZEROS'],
    [1, unit, 'LOST_ZEROS'],
    [12, unit, 'LOST_ZEROS'],
    ['12', unit, '12'],
    ['1234', unit, 'LOST_ZEROS'],
    [10123, unit, '10123'],
    ['004.noi-vu', unit, '004.noi-vu'],
    ['1.013979', procedure, '1.013979'],
    [1.013979, procedure, '1.013979'],
    [1.01, procedure, 'LOST_ZEROS'],
    ['1.01E+12', {}, 'ROUNDED_CODE'],
    ['1,01E+12', {}, 'ROUNDED_CODE'],
    [1.23456789012345e17, {}, 'ROUNDED_CODE'],
    ['000.00.01.H29-260310-0421', {}, '000.00.01.H29-260310-0421'],
    ['', {}, ['EMPTY']],
  ])('%j of %j is %j', (cell, more, value) => {
    expect(reads('CODE', cell, more)).toEqual(value);
  });

  test('is in doubt where another cell of its column has lost its zeros', () => {
    expect(reads('CODE', '12', unit, { zerosLost: true })).toBe('LOST_ZEROS');
    expect(reads('CODE', '012', unit, { zerosLost: true })).toBe('012');
    expect(reads('CODE', '10123', unit, { zerosLost: true })).toBe('10123');
  });
});

describe('a complaint', () => {
  test('says the same for every cell of its kind, in both languages, and shows the cell as it stood', () => {
    const spec: ColumnSpec = {
      key: 'received',
      title: { vi: 'Tiếp nhận', en: 'Received' },
      required: true,
      kind: 'COUNT',
      example: '30.778',
    };
    const read = cellReader(spec, PLAIN);
    const [one, other] = [read('nhiều').complaint!, read(' ít ').complaint!];
    expect(one).toEqual({
      code: 'NOT_A_NUMBER',
      key: 'received',
      column: 'Tiếp nhận',
      message: 'This is no number.',
      messageVi: 'Giá trị không phải là số.',
      value: 'nhiều',
      hint: 'Leave only the number in the cell, such as 30.778.',
      hintVi: 'Chỉ để lại con số trong ô, ví dụ 30.778.',
    });
    expect({ ...other, value: '' }).toEqual({ ...one, value: '' });
    expect(other.value).toBe(' ít ');
    expect(read('').complaint!.code).toBe('MISSING_VALUE');
  });

  test('of any cell has all its texts', () => {
    const kinds: ColumnSpec['kind'][] = ['TEXT', 'CODE', 'COUNT', 'POINTS', 'PERCENT', 'DATE', 'INSTANT', 'BOOLEAN'];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.string({ unit: 'binary' })),
        (kind, cell) => {
          const spec = { key: 'it', title: { vi: 'Cột', en: 'Column' }, required: true, kind, widths: [2, 3] } as unknown as ColumnSpec;
          const { complaint } = cellReader(spec, { ...PLAIN, date1904: false })(Number.isNaN(cell) ? 0 : cell);
          for (const text of complaint ? [complaint.message, complaint.messageVi, complaint.hint, complaint.hintVi] : [])
            expect(text.length).toBeGreaterThan(5);
        },
      ),
    );
  });
});
