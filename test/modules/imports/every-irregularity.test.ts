import { describe, expect, test } from '@jest/globals';
import { channelWords, type ColumnSpec } from '../../../src/modules/imports/index.js';
import { read, utf16, utf8, windows1258, workbook, type TestCell, type TestSheet } from './files.js';

const specs = [
  { key: 'period', title: { vi: 'Kỳ báo cáo', en: 'Period' }, required: true, kind: 'PERIOD' },
  { key: 'unit', title: { vi: 'Mã đơn vị', en: 'Unit code' }, required: true, kind: 'CODE', widths: [3] },
  { key: 'field', title: { vi: 'Lĩnh vực', en: 'Field' }, required: true, kind: 'TEXT' },
  {
    key: 'channel',
    title: { vi: 'Hình thức tiếp nhận', en: 'Channel' },
    headers: ['Hình thức'],
    required: false,
    kind: 'WORD',
    words: channelWords,
  },
  { key: 'received', title: { vi: 'Tiếp nhận / Tổng số', en: 'Received / Total' }, required: true, kind: 'COUNT' },
  { key: 'resolved', title: { vi: 'Giải quyết / Tổng số', en: 'Resolved / Total' }, required: true, emptyAllowed: true, kind: 'COUNT' },
  { key: 'points', title: { vi: 'Điểm', en: 'Points' }, required: false, kind: 'POINTS' },
  { key: 'share', title: { vi: 'Tỷ lệ đúng hạn', en: 'On time' }, required: false, kind: 'PERCENT' },
  { key: 'on', title: { vi: 'Ngày báo cáo', en: 'Reported on' }, required: false, kind: 'DATE' },
  { key: 'at', title: { vi: 'Gửi lúc', en: 'Sent at' }, required: false, kind: 'INSTANT' },
  { key: 'month', title: { vi: 'Tháng bắt đầu', en: 'First month' }, required: false, kind: 'MONTH' },
  { key: 'year', title: { vi: 'Năm thành lập', en: 'Founded' }, required: false, kind: 'YEAR' },
  { key: 'papers', title: { vi: 'Văn bản kèm theo', en: 'Papers' }, required: false, kind: 'LIST' },
] as const satisfies readonly ColumnSpec[];

type Rows = Awaited<ReturnType<typeof read<typeof specs>>>['rows'];
const FIRST_QUARTER = { from: '2020-01-01', to: '2020-03-31' };

/** The rows that a person reads in both files below. */
const AS_A_PERSON_READS: readonly Partial<Rows[number]['values']>[] = [
  {
    period: FIRST_QUARTER,
    unit: '001',
    field: 'Đất đai',
    channel: 'DIRECT',
    received: 30_778,
    resolved: 30_139,
    points: '36.5',
    share: '95.5',
    on: '2020-04-05',
    at: new Date('2020-04-05T01:30:00Z'),
    month: '2020-01',
    year: 2019,
    papers: ['12/BC-UBND', '13/BC-UBND'],
  },
  {
    period: FIRST_QUARTER,
    unit: '004',
    field: 'Đất đai',
    channel: 'ONLINE',
    received: 1_234,
    resolved: null,
    points: '40',
    share: '100',
    on: '2020-04-06',
    at: new Date('2020-04-06T10:45:00Z'),
    month: '2020-02',
    year: 1998,
    papers: ['14/BC-UBND'],
  },
  {
    period: { from: '2020-01-01', to: '2020-06-30' },
    unit: '308',
    field: 'Tư pháp - Hộ tịch',
    channel: 'POSTAL',
    received: 12,
    resolved: 0,
    points: null,
    share: '0',
    on: '2020-07-07',
    at: new Date('2020-07-06T17:00:00Z'),
    month: '2020-03',
    year: 2007,
    papers: null,
  },
  {
    period: { from: '2020-02-01', to: '2020-02-29' },
    unit: '308',
    field: 'Tư pháp - Hộ tịch',
    channel: null,
    received: 7,
    resolved: 7,
    points: '0.125',
    share: null,
    on: null,
    at: null,
    month: '2020-02',
    year: 2007,
    papers: null,
  },
];

const skipped = ({ sheets }: Awaited<ReturnType<typeof read>>, at = 0) =>
  Object.fromEntries(sheets[at]!.skipped.map(({ reason, rows }) => [reason, rows]));
const PERSONAL = /Nguyễn|Trần|Lê Văn|0912|0010900/u;

describe('a CSV with every irregularity at once', () => {
  const LINES: readonly (readonly string[])[] = [
    [],
    ['', 'UBND THÀNH PHỐ', '', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['', 'BÁO CÁO KẾT QUẢ, quý I; sáu tháng 2020'],
    ['', 'Đơn vị tính: hồ sơ'],
    [
      '',
      'STT',
      'KỲ BÁO CÁO',
      'Ma don vi',
      'Họ và tên người nộp',
      'Lĩnh vực',
      'Hình thức',
      'Tiếp nhận',
      'Giải quyết',
      'Điểm\r\n(tối đa 100)',
      'TY LE DUNG HAN (%)',
      'Ngày báo cáo',
      'Gửi lúc',
      'Số CCCD',
      'Tháng bắt đầu',
      'Năm thành lập',
      'Văn bản kèm theo',
      'Điện thoại',
    ],
    ['', '', '', '', '', '', '', 'Tổng số', 'Tổng số', '', '', '', '', '', '', '', '', ''],
    ['', '', '(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)=(6)-(8)', '(8)', '(9)', '(10)', '(11)', '(12)', '(13)', '(14)', '(15)', '(16)'],
    ['', '', '', '', '', '', '', 'hồ sơ', 'hồ sơ', 'điểm', '%'],
    ['', 'I', '', '', '', 'Khối quận'],
    [
      '',
      '1',
      'Quý I/2020',
      '="001"',
      'Nguyễn Văn A',
      ' Đất\u00a0đai ',
      'Trực tiếp',
      '30.778',
      '30.139',
      '36,5',
      '95,5%',
      '05/04/2020',
      '05/04/2020 08:30',
      '001090012345',
      '01/2020',
      'Năm 2019',
      '12/BC-UBND; 13/BC-UBND',
      '0912345678',
    ],
    [],
    [
      '',
      '2',
      'Quý 1 năm 2020',
      '4',
      'Trần Thị B',
      'Đất đai',
      'TRUC TUYEN',
      '1.234',
      '-',
      '40,00',
      '100 %',
      '6/4/2020',
      '5:45 CH 06/04/2020',
      '001090012346',
      'Tháng 2/2020',
      '1998',
      '14/BC-UBND',
      '0912345679',
    ],
    [
      '',
      'STT',
      'Kỳ báo cáo',
      'Mã đơn vị',
      'Họ và tên người nộp',
      'Lĩnh vực',
      'Hình thức',
      'Tiếp nhận',
      'Giải quyết',
      'Điểm (tối đa 100)',
      'Tỷ lệ đúng hạn (%)',
      'Ngày báo cáo',
      'Gửi lúc',
      'Số CCCD',
      'Tháng bắt đầu',
      'Năm thành lập',
      'Văn bản kèm theo',
      'Điện thoại',
    ],
    ['', '', '', '', '', '', '', 'Tổng số', 'Tổng số'],
    ['', '', '(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    [
      '',
      '3',
      '6 tháng đầu năm 2020',
      '308',
      'Lê Văn C',
      'Tư pháp - Hộ tịch',
      'Qua dịch vụ bưu chính công ích',
      '12',
      '0',
      'KAD',
      '0',
      '7.7.2020',
      '2020-07-07',
      '',
      '2020-03',
      '2007',
      'không',
      '',
    ],
    [
      '',
      '4',
      '01/02/2020 - 29/02/2020',
      '308',
      '',
      'Tư pháp - Hộ tịch',
      '',
      '7',
      '7',
      '0,125',
      'chưa có',
      '',
      '',
      '',
      '01/02/2020',
      '2007',
      '',
      '',
    ],
    ['', '', '', 'Tổng cộng', '', '', '', '32.031', '30.146'],
    ['', '', '', '', '', '', '', 'hồ sơ', 'hồ sơ'],
    ['', 'Ghi chú: số liệu tính đến 21/5/2020'],
    ['', '', '', '', '', 'NGƯỜI LẬP BIỂU', '', '', 'CHỦ TỊCH'],
  ];
  const quoted = (cell: string, delimiter: string): string =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const csv = (delimiter: string): string => LINES.map((line) => line.map((cell) => quoted(cell, delimiter)).join(delimiter)).join('\r\n');

  test.each([
    ['UTF-8', ';', utf8(csv(';'))],
    ['UTF-8 with its mark', ',', utf8(`\uFEFF${csv(',')}`)],
    ['UTF-16', 'tabs', utf16(csv('\t'))],
    ['Windows-1258', ';', windows1258(csv(';'))],
  ])('in %s, parted by %s, is read to exactly the rows that a person would read', async (_encoding, _delimiter, bytes) => {
    const table = await read(bytes, specs);
    expect(table.rows.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(table.rows.map(({ values }) => values)).toEqual(AS_A_PERSON_READS);
    expect(table.rows.map(({ row }) => row)).toEqual([10, 12, 16, 17]);
    expect(table.rows.slice(1, 3).map(({ none }) => none)).toEqual([
      { resolved: 'DASH' },
      { points: 'NOT_APPLICABLE', papers: 'NONE_SAID' },
    ]);
    expect(skipped(table)).toEqual({
      BLANK: [1, 11],
      TITLE: [2, 3, 4],
      COLUMN_NUMBERS: [7, 15],
      UNITS: [8, 19],
      NOTE: [9, 20, 21],
      REPEATED_HEADER: [13, 14],
      TOTAL: [18],
    });
    expect(table.sheets[0]!.columns.filter(({ use }) => use === 'PERSONAL').map(({ header }) => header)).toEqual([
      'Họ và tên người nộp',
      'Số CCCD',
      'Điện thoại',
    ]);
    expect(JSON.stringify(table)).not.toMatch(PERSONAL);
    expect(table.headers[0]!.rows.map(({ row, cells }) => [row, cells[7]])).toEqual([
      [5, 'Tiếp nhận'],
      [6, 'Tổng số'],
    ]);
  });
});

describe('a workbook with every irregularity at once', () => {
  const styled = (value: number | string, style: number): TestCell => ({ xml: `<v>${value}</v>`, attributes: `s="${style}"` });
  const formula = (value: number): TestCell => ({ xml: `<f>A1+1</f><v>${value}</v>` });
  const [DATE, PERCENT, THREE_DIGITS, MONTH, TIME] = [1, 2, 3, 4, 5];
  const vietnamese: TestSheet = {
    name: 'Quý I',
    merged: ['B1:Q1', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:F4', 'I3:I4', 'B8:Q8', 'C9:C10', 'E9:E10', 'E12:E13'],
    rows: {
      1: [null, 'BÁO CÁO KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH'],
      3: [
        null,
        'TT',
        'Ky bao cao',
        'MÃ ĐƠN VỊ',
        'Lĩnh vực',
        'Hình thức tiếp nhận',
        'Tiếp nhận',
        'Giải quyết',
        'Điểm',
        'Tỷ lệ đúng hạn',
        'Ngày báo cáo',
        'Gửi lúc',
        'Tháng bắt đầu',
        'Năm thành lập',
        'Văn bản kèm theo',
        'Chủ hồ sơ',
        'SĐT',
      ],
      4: [null, null, null, null, null, null, 'Tổng số', 'Tổng số'],
      5: [null, null, -1, -2, -3, -4, -5, -6, -7, -8],
      8: [null, 'Khối quận'],
      9: [
        null,
        1,
        'Quý I/2020',
        styled(1, THREE_DIGITS),
        'Đất đai',
        'Trực tiếp',
        formula(30_778),
        30_139,
        36.5,
        styled(0.955, PERCENT),
        styled(43_926, DATE),
        styled(43_926 + 8.5 / 24, TIME),
        styled(43_831, MONTH),
        2019,
        '12/BC-UBND\n13/BC-UBND',
        'Nguyễn Văn A',
        '0912345678',
      ],
      10: [
        null,
        2,
        null,
        4,
        null,
        'online',
        '1.234',
        '-',
        '40,0',
        styled(1, PERCENT),
        styled(43_927, DATE),
        '06/04/2020 17:45',
        styled(43_862, DATE),
        'Năm 1998',
        '14/BC-UBND',
        'Trần Thị B',
        '0912345679',
      ],
      11: [null, 'TT', 'Kỳ báo cáo', 'Mã đơn vị', 'Lĩnh vực', 'Hình thức tiếp nhận', 'Tiếp nhận', 'Giải quyết', 'Điểm', 'Tỷ lệ đúng hạn'],
      12: [
        null,
        3,
        '6 tháng đầu năm 2020',
        '308',
        'Tư pháp - Hộ tịch',
        'Bưu chính công ích',
        12,
        0,
        'không áp dụng',
        0,
        '07/07/2020',
        styled(44_019, DATE),
        '03/2020',
        2007,
        'không',
        'Lê Văn C',
        '',
      ],
      13: [
        null,
        4,
        '01/02/2020 - 29/02/2020',
        { xml: '<v>308</v>', attributes: 't="str"' },
        null,
        null,
        7,
        formula(7),
        '0,125',
        'chưa có',
        null,
        null,
        'Tháng 2/2020',
        2007,
      ],
      14: [null, null, 'Toàn thành phố', null, null, null, formula(32_031), formula(30_146)],
      16: [null, null, null, null, null, null, null, 'KT. CHỦ TỊCH'],
    },
  };
  const english: TestSheet = {
    name: 'English',
    rows: {
      1: ['Period', 'unit_code', 'Field', 'Channel', 'Received - Total', 'Resolved - Total', 'Points', 'Applicant name'],
      2: ['Q1/2020', '308', 'Land', 'Online', 5, 5, { xml: '<f>1/3</f>' }, 'Nguyễn Văn A'],
      3: ['Q1/2020', '307', 'Land', 'Online', '1,000', 5, 1.5, 'Nguyễn Văn A'],
    },
  };
  const hidden: TestSheet = { ...vietnamese, name: 'Cũ', state: 'hidden' };
  const bytes = workbook([{ name: 'Bìa', rows: { 1: ['Báo cáo'], 2: ['Nơi nhận'] } }, hidden, vietnamese, english], {
    parts: { 'xl/vbaProject.bin': Uint8Array.of(1) },
  });

  test('is read to exactly the rows that a person would read, and what can be read in two ways or not at all is a complaint', async () => {
    const table = await read(bytes, specs);
    const of = (name: string) => table.rows.filter(({ sheet }) => sheet === name);
    expect(of('Quý I').flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(of('Quý I').map(({ values }) => values)).toEqual(AS_A_PERSON_READS);
    expect(of('Quý I').map(({ row }) => row)).toEqual([9, 10, 12, 13]);
    expect(of('English').map(({ complaints }) => complaints.map(({ key, code }) => [key, code]))).toEqual([
      [['points', 'EXCEL_ERROR']],
      [['received', 'TWO_READINGS']],
    ]);
    expect(of('English')[0]!.values).toMatchObject({ period: FIRST_QUARTER, unit: '308', channel: 'ONLINE', received: 5 });
    expect(table.sheets.map(({ sheet, header, rows }) => [sheet, header, rows])).toEqual([
      ['Bìa', null, 0],
      ['Quý I', { first: 3, last: 4 }, 4],
      ['English', { first: 1, last: 1 }, 2],
    ]);
    expect(skipped(table, 1)).toEqual({ TITLE: [1], COLUMN_NUMBERS: [5], NOTE: [8, 16], REPEATED_HEADER: [11], TOTAL: [14] });
    expect(JSON.stringify(table)).not.toMatch(PERSONAL);
    expect(table.headers.map(({ sheet, rows }) => [sheet, rows.map(({ row, cells }) => [row, cells.length])])).toEqual([
      [
        'Quý I',
        [
          [3, 17],
          [4, 8],
        ],
      ],
      ['English', [[1, 8]]],
    ]);
  });
});
