import { expect, test } from '@jest/globals';
import { openTable, readTable } from '../../../src/modules/imports/index.js';
import { dossierReportsDataset } from '../../../src/modules/imports/dossier-reports.dataset.js';
import { hubForWriting } from '../../kit/hub.js';
import { pieces, workbook } from '../../modules/imports/files.js';
import { plain, send } from './files.js';

const hub = hubForWriting();
const officer = { role: 'UNIT_OFFICER', unit: '308' } as const;
const other = { role: 'UNIT_OFFICER', unit: '307' } as const;
const PERIOD = '01/01/2020;31/12/2020';

async function rejected(job: string, ending: string, asker: typeof officer | typeof other | null = officer): Promise<Response> {
  return fetch(`${hub.url}/imports/${job}/rejected.${ending}`, { headers: { authorization: await hub.tokenOf(asker) } });
}

test('rejected rows come back in the layout of their file, with why, and once mended they go in', async () => {
  const file = plain(
    `308;;;Toàn bộ;${PERIOD};1.200;1.150;3;50`,
    `308;;;Bộ phận một cửa;${PERIOD};khoảng 700;690;1;10`,
    `307;;;Toàn bộ;${PERIOD};=1+1;2;0;0`,
  );
  const { report } = await send(hub, officer, 'dossier-reports?mode=COMMIT&atomicity=ROW&name=quy-1.csv', file);
  expect(report.counts).toMatchObject({ created: 1, rejected: 2 });
  const response = await rejected(report.job, 'csv');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  const [header, first, second] = text.split('\r\n');
  expect(header).toBe(`${plain().split('\r\n')[0]};Lý do bị từ chối`);
  expect(first).toContain('308;;;Bộ phận một cửa;01/01/2020;31/12/2020;khoảng 700;690;1;10;');
  expect(first).toContain('Giá trị không phải là số. Chỉ để lại con số trong ô, ví dụ 30.778.');
  expect(second).toContain("'=1+1");
  const mended = text.replace('khoảng 700', '700').split('\r\n').slice(0, 2).join('\r\n');
  const { report: again } = await send(hub, officer, 'dossier-reports?mode=COMMIT', mended);
  expect(again.counts).toMatchObject({ created: 1, rejected: 0 });
});

test('of a workbook they come back as a workbook that the hub reads, sheet by sheet', async () => {
  const header = ['Mã đơn vị', 'Phạm vi số liệu', 'Từ ngày', 'Đến ngày', 'Tổng tiếp nhận', 'Đã giải quyết'];
  const file = workbook([
    {
      name: 'Quý 1',
      rows: {
        1: ['BÁO CÁO'],
        3: header,
        4: ['308', 'Toàn bộ', '01/01/2020', '31/03/2020', 5, 5],
        5: ['308', 'Cả phường', '01/01/2020', '31/03/2020', 5, 5],
      },
    },
    { name: 'Quý 2', rows: { 1: header, 2: ['999', 'Toàn bộ', '01/04/2020', '30/06/2020', 7, 7] } },
  ]);
  const { report } = await send(hub, officer, 'dossier-reports?mode=VALIDATE&name=quy.xlsx', file);
  expect(report.counts).toMatchObject({ created: 1, rejected: 2 });
  const bytes = new Uint8Array(await (await rejected(report.job, 'xlsx')).arrayBuffer());
  const opened = await openTable(pieces(bytes), { name: 'rejected.xlsx' });
  const rows: unknown[] = [];
  for await (const batch of readTable(opened, dossierReportsDataset.columns).rows)
    rows.push(
      ...batch.map(({ sheet, values, complaints }) => [sheet, values['unit'], values['received'], complaints.map(({ code }) => code)]),
    );
  expect(rows).toEqual([
    ['Quý 1', '308', 5, ['UNKNOWN_WORD']],
    ['Quý 2', '999', 7, []],
  ]);
});

test('they are for those who see the import, and there are none where none was rejected', async () => {
  const { report } = await send(hub, officer, 'dossier-reports?mode=VALIDATE', plain(`307;;;Toàn bộ;${PERIOD};2;2;0;0`));
  expect((await rejected(report.job, 'csv')).status).toBe(200);
  expect((await rejected(report.job, 'csv', other)).status).toBe(404);
  expect((await rejected(report.job, 'csv', null)).status).toBe(404);
  expect((await rejected('nothing', 'csv')).status).toBe(404);
  const { report: good } = await send(hub, officer, 'dossier-reports?mode=VALIDATE', plain(`308;;;Toàn bộ;${PERIOD};2;2;0;0`));
  expect((await rejected(good.job, 'csv')).status).toBe(404);
});
