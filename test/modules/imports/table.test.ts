import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelWords, type ColumnSpec } from '../../../src/modules/imports/index.js';
import { headerKey, isPersonalHeader } from '../../../src/modules/imports/header-name.rules.js';
import { read, refusal, utf8, windows1258, workbook, type TestSheet } from './files.js';

const code = { key: 'code', title: { vi: 'Mã hồ sơ', en: 'Dossier code' }, required: true, kind: 'CODE' } as const;
const unit = { key: 'unit', title: { vi: 'Mã đơn vị', en: 'Unit code' }, required: true, kind: 'CODE', widths: [3] } as const;
const name = { key: 'name', title: { vi: 'Tên đơn vị', en: 'Unit' }, headers: ['Đơn vị'], required: false, kind: 'TEXT' } as const;
const received = {
  key: 'received',
  title: { vi: 'Tổng số tiếp nhận', en: 'Received' },
  headers: ['Tiếp nhận / Tổng số'],
  required: true,
  kind: 'COUNT',
} as const;
const resolved = {
  key: 'resolved',
  title: { vi: 'Tổng số đã giải quyết', en: 'Resolved' },
  headers: ['Giải quyết / Tổng số'],
  required: true,
  emptyAllowed: true,
  kind: 'COUNT',
} as const;
const points = { key: 'points', title: { vi: 'Điểm', en: 'Points' }, required: false, kind: 'POINTS' } as const;
const on = { key: 'on', title: { vi: 'Ngày tiếp nhận', en: 'Received on' }, required: false, kind: 'DATE' } as const;
const channel = { key: 'channel', title: { vi: 'Hình thức', en: 'Channel' }, required: false, kind: 'WORD', words: channelWords } as const;
const report = [unit, name, received, resolved, points] as const satisfies readonly ColumnSpec[];

const skips = ({ sheets }: Awaited<ReturnType<typeof read>>, at = 0) =>
  Object.fromEntries(sheets[at]!.skipped.map(({ reason, rows }) => [reason, rows]));
const found = (rows: readonly { readonly row: number; readonly values: unknown }[]) =>
  rows.map(({ row, values }) => ({ row, ...(values as object) }));

/** The table that a person reads in both files below. */
const AS_A_PERSON_READS = [
  { unit: '001', name: 'Quận Ba Đình', received: 30_778, resolved: 30_139, points: '36.5' },
  { unit: '004', name: 'Quận Long Biên', received: 1_234, resolved: null, points: '40' },
  { unit: '308', name: 'Quận Đồ Sơn', received: 12, resolved: 0, points: null },
];

describe('a file with every irregularity', () => {
  const CSV = [
    ';;;;;;;',
    ';BÁO CÁO KẾT QUẢ GIẢI QUYẾT TTHC, năm 2019;;;;;;',
    ';Đơn vị tính: hồ sơ;;;;;;',
    ';STT;MÃ ĐƠN VỊ;Đơn vị;Tiếp nhận;Giải quyết;"Điểm\r\n(tối đa 100)";Họ và tên người nộp',
    ';;;;Tổng số;Tổng số;;',
    ';;(1);(2);(3);(4)=(3)-(5);(5);(6)',
    ';;;;hồ sơ;hồ sơ;điểm;',
    ';I;;Khối quận;;;;',
    ';1;001;Quận\u00a0Ba Đình ;30.778;30.139;36,5;Nguyễn Văn A',
    ';;;;;;;',
    ';2;="004";Quận Long Biên;"1.234";-;40,00;Trần Thị B',
    ';STT;Mã đơn vị;Đơn vị;Tổng số;Tổng số;Điểm (tối đa 100);Họ và tên người nộp',
    ';3;308;Quận Đồ Sơn;12;0;KAD;Lê Văn C',
    ';;;Tổng cộng;32.024;30.139;;',
    ';Ghi chú: số liệu tính đến 21/5/2020;;;;;;',
    ';;;Người lập biểu;;Chủ tịch;;',
    '',
  ].join('\r\n');

  test.each([
    ['UTF-8', utf8(`\uFEFF${CSV}`)],
    ['Windows-1258', windows1258(CSV)],
  ])('in CSV, %s, is read to exactly the rows that a person would read', async (_, bytes) => {
    const table = await read(bytes, report);
    expect(table.rows.map(({ values }) => values)).toEqual(AS_A_PERSON_READS);
    expect(table.rows.map(({ row }) => row)).toEqual([9, 11, 13]);
    expect(table.rows.map(({ none }) => none)).toEqual([{}, { resolved: 'DASH' }, { points: 'NOT_APPLICABLE' }]);
    expect(table.rows.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(skips(table)).toEqual({
      TITLE: [2, 3],
      COLUMN_NUMBERS: [6],
      UNITS: [7],
      NOTE: [8, 15, 16],
      BLANK: [1, 10],
      REPEATED_HEADER: [12],
      TOTAL: [14],
    });
    expect(table.sheets[0]!.columns.map(({ header, use, key }) => [header, use, key])).toEqual([
      ['STT', 'UNKNOWN', null],
      ['MÃ ĐƠN VỊ', 'READ', 'unit'],
      ['Đơn vị', 'READ', 'name'],
      ['Tiếp nhận / Tổng số', 'READ', 'received'],
      ['Giải quyết / Tổng số', 'READ', 'resolved'],
      ['Điểm (tối đa 100)', 'READ', 'points'],
      ['Họ và tên người nộp', 'PERSONAL', null],
    ]);
  });

  const SHEET: TestSheet = {
    name: 'Tháng 6',
    merged: ['B1:H1', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:F3', 'G3:G4', 'H3:H4'],
    rows: {
      1: [null, 'BÁO CÁO'],
      3: [null, 'STT', 'Ma don vi', 'Tên đơn vị', 'Tiếp nhận', null, 'Điểm', 'SĐT'],
      4: [null, null, null, null, 'Tổng số', 'Trực tuyến', null, null],
      5: [null, null, -1, -2, -3, -4, -5, -6],
      6: [null, 1, { xml: '<v>1</v>', attributes: 's="3"' }, 'Quận Ba Đình', 30778, 5, 36.5, '0912345678'],
      8: [null, 2, 4, 'Quận Long Biên', '1.234', 1, { xml: '<f>20*2</f><v>40</v>' }, '0912345679'],
      9: [null, 3, '308', 'Quận Đồ Sơn', 12, 0, 'không áp dụng', ''],
      10: [null, null, null, 'Cộng', { xml: '<f>SUM(E6:E9)</f><v>32024</v>' }],
    },
  };
  const [, , , , last] = report;

  test('in a workbook is read to the same rows, from the sheet that has the table', async () => {
    const explanation: TestSheet = { name: 'Hướng dẫn', rows: { 1: ['Cột', 'Giải thích'], 2: ['Mã đơn vị', 'Ba chữ số'] } };
    const hidden: TestSheet = { ...SHEET, name: 'Cũ', state: 'hidden' };
    const table = await read(workbook([explanation, SHEET, hidden]), [unit, name, received, last]);
    expect(table.rows.map(({ values }) => values)).toEqual(AS_A_PERSON_READS.map(({ resolved: _, ...values }) => values));
    expect(table.rows.map(({ sheet, row }) => [sheet, row])).toEqual([
      ['Tháng 6', 6],
      ['Tháng 6', 8],
      ['Tháng 6', 9],
    ]);
    expect(table.sheets.map(({ sheet, header, rows }) => [sheet, header, rows])).toEqual([
      ['Hướng dẫn', null, 0],
      ['Tháng 6', { first: 3, last: 4 }, 3],
    ]);
    expect(skips(table, 1)).toEqual({ TITLE: [1], COLUMN_NUMBERS: [5], TOTAL: [10] });
  });
});

describe('the header', () => {
  test.each([
    ['Mã đơn vị', 'MA DON VI'],
    ['Mã\nđơn vị', 'Mã ĐV'],
    ['Tiếp nhận hồ sơ TTHC', 'TN HS thủ tục hành chính'],
    ['dossier_code', 'dossierCode'],
    ['Số lượng', 'SL'],
  ])('%j and %j are one name', (one, other) => {
    expect(headerKey(one)).toBe(headerKey(other));
  });

  test('is found under Vietnamese, English and technical names, in any order', async () => {
    for (const header of ['Hình thức,Mã hồ sơ (*)', 'CHANNEL,dossier code', 'channel,code']) {
      const { rows } = await read(`${header}\nBCCI,H29-1\n`, [code, channel]);
      expect(rows[0]!.values).toEqual({ code: 'H29-1', channel: 'POSTAL' });
    }
  });

  test('of three rows, as form II.06a prints it, tells its columns apart by their groups', async () => {
    const column = (key: string, header: string) => ({ key, title: { vi: header, en: key }, required: true, kind: 'COUNT' }) as const;
    const rows: TestSheet['rows'] = {
      1: ['STT', 'Lĩnh vực giải quyết', 'Số hồ sơ nhận giải quyết', null, null, null, 'Số lượng hồ sơ đã giải quyết', null, null, null],
      2: [null, null, 'Tổng số', 'Trong kỳ', null, 'Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn'],
      3: [null, null, null, 'Trực tuyến', 'Trực tiếp, dịch vụ bưu chính', null, null, null, null, null],
      4: ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)'].map((text) => text),
      5: [1, 'Đất đai', 100, 60, 30, 10, 90, 50, 38, 2],
    };
    const merged = ['A1:A3', 'B1:B3', 'C1:F1', 'G1:J1', 'C2:C3', 'D2:E2', 'F2:F3', 'G2:G3', 'H2:H3', 'I2:I3', 'J2:J3'];
    const specs = [
      column('received', 'Số hồ sơ nhận giải quyết / Tổng số'),
      column('online', 'Trong kỳ / Trực tuyến'),
      column('carried', 'Từ kỳ trước'),
      column('resolved', 'Số lượng hồ sơ đã giải quyết / Tổng số'),
      column('late', 'Quá hạn'),
    ] as const;
    for (const areas of [merged, []]) {
      const table = await read(workbook([{ name: 'II.06a', rows, merged: areas }]), specs);
      expect(found(table.rows)).toEqual([{ row: 5, received: 100, online: 60, carried: 10, resolved: 90, late: 2 }]);
    }
  });

  test('that lacks a column is refused with what was found', async () => {
    const refused = await refusal(read('Mã đơn vị;Tên đơn vị;Số liệu\n001;Ba Đình;5\n', [unit, name, received]));
    expect(refused).toMatchObject({
      reason: 'MISSING_COLUMNS',
      message: 'The header lacks "Tổng số tiếp nhận". It has "Mã đơn vị", "Tên đơn vị", "Số liệu".',
      messageVi: 'Dòng tiêu đề thiếu cột "Tổng số tiếp nhận". Các cột hiện có: "Mã đơn vị", "Tên đơn vị", "Số liệu".',
    });
  });

  test('that names a column twice is refused, unless a group tells them apart', async () => {
    expect(await refusal(read('Mã hồ sơ,Hình thức,Mã hồ sơ\n1,BCCI,2\n', [code, channel]))).toMatchObject({
      reason: 'COLUMN_TWICE',
      message: 'The columns A, C are all called "Mã hồ sơ"; only one can be read.',
    });
  });

  test('that is nowhere is refused without showing what stands in the file', async () => {
    const refused = await refusal(read('Nguyễn Văn A,0912345678\nTrần Thị B,0912345679\n', [code, channel]));
    expect(refused['reason']).toBe('NO_TABLE');
    expect(JSON.stringify(refused)).not.toContain('Nguyễn');
  });
});

describe('the header as it stands', () => {
  test('is there for a download of rows in their own layout, once a sheet that has the table', async () => {
    const rows: TestSheet['rows'] = {
      2: ['Báo cáo'],
      3: [null, 'Mã đơn vị', 'Tiếp nhận', null, 'Họ tên'],
      4: [null, null, 'Tổng số', 'Trực tuyến'],
      5: [null, '001', 5, 1, 'Nguyễn Văn A', 'x'],
    };
    const sheets: TestSheet[] = [
      { name: 'Bìa', rows: { 1: ['Báo cáo'] } },
      { name: 'Bảng', rows, merged: ['B3:B4', 'C3:D3', 'E3:E4'] },
    ];
    const { headers, rows: found5 } = await read(workbook(sheets), [unit, received]);
    expect(headers).toEqual([
      {
        sheet: 'Bảng',
        rows: [
          { sheet: 'Bảng', row: 3, cells: ['', 'Mã đơn vị', 'Tiếp nhận', '', 'Họ tên'] },
          { sheet: 'Bảng', row: 4, cells: ['', '', 'Tổng số', 'Trực tuyến'] },
        ],
      },
    ]);
    expect(found5[0]!.cells).toEqual(['', '001', 5, 1, '', '']);
    expect((await read('Mã đơn vị;Tiếp nhận / Tổng số\n001;5\n', [unit, received])).headers).toEqual([
      { sheet: null, rows: [{ sheet: null, row: 1, cells: ['Mã đơn vị', 'Tiếp nhận / Tổng số'] }] },
    ]);
  });
});

describe('rows of a table', () => {
  const lines = (...rows: string[]) =>
    read(['Mã đơn vị;Đơn vị;Tiếp nhận / Tổng số;Tổng số đã giải quyết', ...rows].join('\n'), [unit, name, received, resolved]);

  test('with a code are never taken for notes: what they lack is told', async () => {
    const { rows } = await lines('001;;;', '004;Long Biên;;');
    expect(rows.map(({ complaints }) => complaints.map((one) => [one.key, one.code]))).toEqual([
      [['received', 'MISSING_VALUE']],
      [['received', 'MISSING_VALUE']],
    ]);
  });

  test('of a unit whose name begins like a total are none', async () => {
    const { rows } = await lines('001;Cộng Hòa;5;5', '004;Tổng Cọt;6;6');
    expect(rows.map(({ values }) => values.name)).toEqual(['Cộng Hòa', 'Tổng Cọt']);
  });

  test.each(['Tổng cộng', 'CỘNG', 'Tổng số', 'Tổng cộng:', 'Total', 'Tổng toàn quận'])('that begin with %j are totals', async (word) => {
    const table = await lines('001;Ba Đình;5;5', `;${word};5;5`);
    expect(table.rows).toHaveLength(1);
    expect(skips(table)).toEqual({ TOTAL: [3] });
  });

  test('that happen to be 1, 2, 3 are rows, further down', async () => {
    const { rows } = await lines('005;Ba Đình;5;5', '1;2;3;4');
    expect(rows.map(({ values }) => values.unit)).toEqual(['005', '001']);
  });

  test('are all told of, read or skipped, and none twice', async () => {
    const line = fc.constantFrom(
      '001;Ba Đình;5;5',
      ';;;',
      ';Tổng cộng;1;1',
      'Ghi chú: a;;;',
      '004;;x;',
      ';I;;',
      'Mã đơn vị;Đơn vị;Tiếp nhận / Tổng số;Tổng số đã giải quyết',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 80 }), async (rows) => {
        const table = await lines(...rows);
        const skipped = table.sheets[0]!.skipped.reduce((sum, { count }) => sum + count, 0);
        expect(table.rows.length + skipped).toBe(rows.length);
        expect(table.sheets[0]!.rows).toBe(table.rows.length);
        expect(table.rows.map(({ row }) => row)).toEqual(table.rows.map(({ row }) => row).toSorted((one, other) => one - other));
      }),
    );
  });
});

describe('personal data', () => {
  test.each([
    'Họ và tên',
    'Họ tên người nộp',
    'Người nộp hồ sơ',
    'Chủ hồ sơ',
    'Số điện thoại',
    'SĐT',
    'Số CCCD/CMND',
    'Địa chỉ',
    'Email',
    'Ngày sinh',
    'Applicant name',
    'Tên công dân',
    'Cán bộ thụ lý',
  ])('%s is a header of it', (header) => expect(isPersonalHeader(header)).toBe(true));

  test.each(['Mã hồ sơ', 'Tên đơn vị', 'Tên thủ tục', 'Ngày tiếp nhận', 'Lĩnh vực', 'Số lượng', 'Đơn vị tiếp nhận'])(
    '%s is none',
    (header) => expect(isPersonalHeader(header)).toBe(false),
  );

  test('is dropped from the row as it stood, and the report names the columns', async () => {
    const text =
      'Mã hồ sơ,Họ tên,Ngày tiếp nhận,Ô lạ,Ghi chú\nH29-1,Nguyễn Văn A,05/03/2019,0912 345 678,gấp\nH29-2,Trần Thị B,06/03/2019,0912345679,\n';
    const table = await read(text, [code, on]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['H29-1', '', '05/03/2019', '', 'gấp'],
      ['H29-2', '', '06/03/2019', '', ''],
    ]);
    expect(table.sheets[0]!.columns.filter(({ use }) => use === 'PERSONAL').map(({ header }) => header)).toEqual(['Họ tên', 'Ô lạ']);
    expect(JSON.stringify(table)).not.toMatch(/Nguyễn|Trần|0912/u);
  });
});

describe('what has no name', () => {
  test('is dropped from the row as it stood: it may be anything, also further down and further out', async () => {
    const rows = Array.from({ length: 70 }, (_, at) => `H29-${at},x,,`);
    const { rows: read70 } = await read(['Mã hồ sơ,Ghi chú,,', ...rows, 'H29-70,y,0912345678,,Nguyễn Văn A'].join('\n'), [code, on]);
    expect(read70.at(-1)!.cells).toEqual(['H29-70', 'y', '', '']);
  });
});

describe('a cell that is made to keep the reader busy', () => {
  test.each([
    '0'.repeat(30_000) + '1',
    `1,${'0'.repeat(30_000)}1`,
    '('.repeat(30_000),
    '"'.repeat(30_001),
    '- '.repeat(15_000),
    'T1:'.repeat(10_000),
    "'".repeat(30_000),
  ])('%#. is read in no time', async (text) => {
    const quoted = `"${text.replaceAll('"', '""')}"`;
    const started = performance.now();
    const specs = [code, on, points, channel, name] as const;
    const line = Array.from({ length: 4 }, () => quoted).join(',');
    const { rows } = await read(`Mã hồ sơ,Ngày tiếp nhận,Điểm,Hình thức,Đơn vị,${quoted}\nH29-1,${line}\n`, specs);
    expect(rows[0]!.values.code).toBe('H29-1');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('a column', () => {
  test('decides by its first rows how its numbers are written, and says where a later one differs', async () => {
    const rows = ['Mã hồ sơ;Điểm', 'a;36.5', 'b;1.234', 'c;36,5'];
    const mixed = await read(rows.join('\n'), [code, points]);
    expect(mixed.rows.map(({ values, complaints }) => values.points ?? complaints[0]!.code)).toEqual(['36.5', 'TWO_READINGS', '36.5']);
    const many = Array.from({ length: 1_200 }, (_, at) => `x${at};1.5`);
    const late = await read([...rows.slice(0, 3), ...many, 'z;36,5'].join('\n'), [code, points]);
    expect(late.rows[1]!.values.points).toBe('1.234');
    expect(late.rows.at(-1)!.complaints[0]!.code).toBe('OTHER_NOTATION');
  });

  test('that has lost its zeros somewhere puts every shorter code in doubt', async () => {
    const units = { ...unit, widths: [2, 3, 5] } as const;
    const { rows } = await read('Mã đơn vị\n31\n1\n10123\n', [units]);
    expect(rows.map(({ values, complaints }) => values.unit ?? complaints[0]!.code)).toEqual(['LOST_ZEROS', 'LOST_ZEROS', '10123']);
    expect((await read('Mã đơn vị\n31\n01\n', [units])).rows.map(({ values }) => values.unit)).toEqual(['31', '01']);
  });

  test('that is not required may be missing', async () => {
    const { rows } = await read('Mã hồ sơ\nH29-1\n', [code, points]);
    expect(rows[0]).toMatchObject({ values: { code: 'H29-1', points: null }, none: {}, complaints: [] });
  });
});
