import { expect, test } from '@jest/globals';
import { hubForWriting } from '../../kit/hub.js';
import { complaintsAbout, sendRows, stored, takenBack, type Filled } from './round-trip.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;

const DATASET = 'documents';
const TABLES = ['party', 'legal_document', 'legal_document_mention'];
const plan: Filled = {
  'Số ký hiệu': '155/KH-UBND',
  'Loại văn bản': 'Kế hoạch',
  'Trích yếu': 'Nâng cao Chỉ số PAPI năm 2019',
  'Cơ quan ban hành': 'UBND quận Long Biên (004)',
  'Ngày ban hành': '15/05/2019',
};
const bare: Filled = { 'Số ký hiệu': '876/QĐ-BNV', 'Loại văn bản': 'QĐ', 'Cơ quan ban hành': 'Bộ Nội vụ', 'Năm ban hành': '2022' };

const documentsOf = async (number: string) => {
  const { data, errors } = await hub.askAs(
    null,
    `query Numbered($number: String!) { legalDocuments(filter: { number: $number }) { nodes {
      kind status title issuedOn issuer { name unit { code } } note mentions { text source { locator document { kind title } } }
    } } }`,
    { number },
  );
  expect(errors).toBeUndefined();
  return data.legalDocuments.nodes;
};

test('a list of documents is kept with who issued them, then nothing new, is corrected, and is taken back', async () => {
  const before = await stored(hub, TABLES);
  const { report } = await sendRows(hub, steward, DATASET, [plan, bare]);
  expect([report.status, report.complaints, report.counts]).toMatchObject(['COMMITTED', [], { created: 2 }]);
  // The plan of 2018 has the same number; it is another document, known by its year only.
  expect(await documentsOf('155/KH-UBND')).toHaveLength(2);
  expect(await documentsOf('155/KH-UBND')).toContainEqual({
    kind: 'PLAN',
    status: 'ISSUED',
    title: 'Nâng cao Chỉ số PAPI năm 2019',
    issuedOn: '2019-05-15',
    issuer: { name: 'UBND quận Long Biên', unit: { code: '004' } },
    note: null,
    mentions: [
      {
        text: '155/KH-UBND Nâng cao Chỉ số PAPI năm 2019',
        source: { locator: 'row 2', document: { kind: 'DATASET', title: 'documents' } },
      },
    ],
  });
  expect(await documentsOf('876/QĐ-BNV')).toMatchObject([{ issuer: { name: 'Bộ Nội vụ', unit: null }, issuedOn: null }]);

  const written = await stored(hub, TABLES);
  const { report: again } = await sendRows(hub, steward, DATASET, [plan, bare]);
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  // The code alone means whoever speaks for the unit, and what is empty says nothing.
  const same = { ...plan, 'Cơ quan ban hành': '004', 'Trích yếu': '' };
  expect((await sendRows(hub, steward, DATASET, [same])).report.counts).toMatchObject({ unchanged: 1 });
  expect(await stored(hub, TABLES)).toEqual(written);

  const corrected = await sendRows(hub, steward, DATASET, [{ ...same, 'Ghi chú': 'Bản đính chính' }]);
  expect(corrected.report.counts).toMatchObject({ created: 0, updated: 1 });
  expect((await documentsOf('155/KH-UBND')).map(({ note }: { note: string | null }) => note)).toContain('Bản đính chính');
  expect(await takenBack(hub, steward, corrected.report.job)).toMatchObject({ reversal: { kept: [] } });
  expect(await stored(hub, TABLES)).toEqual(written);

  const first = await takenBack(hub, steward, report.job);
  expect(first).toMatchObject({
    reversal: { kept: [{ relation: 'legal_document', reason: 'CHANGED_SINCE', count: 1 }, { relation: 'party' }] },
  });
  expect(await documentsOf('876/QĐ-BNV')).toEqual([]);
  expect((await stored(hub, TABLES))['legal_document']).toHaveLength((before['legal_document'] as unknown[]).length + 1);
});

test('a document that nobody touched goes with its issuer and its mention', async () => {
  const before = await stored(hub, TABLES);
  const { report } = await sendRows(hub, steward, DATASET, [{ ...bare, 'Số ký hiệu': '1/QĐ-X', 'Cơ quan ban hành': 'Cơ quan X' }]);
  expect(await takenBack(hub, steward, report.job)).toMatchObject({ reversal: { restored: 3, kept: [] } });
  expect(await stored(hub, TABLES)).toEqual(before);
});

test.each<[why: string, rows: Filled[], complaint: unknown[]]>([
  ['nobody held the code of the issuer on the day', [{ ...plan, 'Cơ quan ban hành': 'UBND quận X (999)' }], ['PARTY_UNKNOWN', 2]],
  ['the year is not that of the day', [{ ...plan, 'Năm ban hành': '2018' }], ['YEAR_DIFFERS', 2]],
  ['two rows state the same document', [bare, { ...bare, 'Trích yếu': 'Khác' }], ['DUPLICATE_ROW', 3]],
])('where %s the row is rejected', async (_, rows, complaint) => {
  expect(await complaintsAbout(hub, steward, DATASET, rows)).toEqual([complaint]);
});

test('the list is everybody’s: a unit does not write it', async () => {
  const { status, errors } = await sendRows(hub, { role: 'LEADER', unit: '01' }, DATASET, [plan]);
  expect([status, errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
});
