import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runHub, temporaryFolder } from '../../faults/hub-process.js';
import { databaseForWriting } from '../../kit/hub.js';
import { doSonForm, plain } from './files.js';

const database = databaseForWriting();
const folder = temporaryFolder();

const hub = (...words: string[]) => runHub({ words: ['import', ...words], env: { DATABASE_URL: database.url } });

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('hub import writes a form, and says so', async () => {
  const path = file('bieu-06a.xlsx', doSonForm());
  const { code, printed } = await hub('form-ii-06a', path, '--unit', '308', '--from', '2016-01-01', '--to', '2021-12-31');
  expect([code, printed]).toEqual([0, expect.stringMatching(/^COMMITTED: 1 created, 0 updated, 0 unchanged, 0 rejected, \d+ skipped\.$/m)]);
  const client = await database.connect();
  const { rows } = await client.query(
    `select r.received, r.resolved, r.late, r.open, d.title, j.actor from import_job j
     join dossier_report r on r.source_id = j.source_id join source_document d on d.id = r.source_id`,
  );
  expect(rows).toEqual([{ received: 30_778, resolved: 30_139, late: 34, open: 89, title: 'bieu-06a.xlsx', actor: 'cli' }]);
}, 60_000);

test('hub import says what is wrong in both languages, and ends with 1', async () => {
  const path = file('quy-1.csv', plain('308;;;Toàn bộ;01/01/2020;31/12/2020;1.200;abc;3;50'));
  const { code, printed, said } = await hub('dossier-reports', path, '--validate');
  expect([code, said]).toEqual([1, expect.stringContaining('Rows that were rejected: 1.')]);
  expect(printed).toContain('NOT_A_NUMBER (1) row 2 · Đã giải quyết: abc');
  expect(printed).toContain('Giá trị không phải là số. Chỉ để lại con số trong ô, ví dụ 30.778.');
  expect(printed).toContain('VALIDATED: 0 created');
}, 60_000);

test('a file that is not there, or no table, is refused with a sentence and no stack', async () => {
  const missing = await hub('dossier-reports', join(folder, 'nothing.csv'));
  expect([missing.code, missing.said]).toEqual([1, expect.stringContaining('There is no file')]);
  const picture = await hub('dossier-reports', file('a.csv', 'một,hai\nba,bốn\n'));
  expect([picture.code, picture.said]).toEqual([1, expect.stringContaining('Không tìm thấy dòng tiêu đề')]);
  expect(picture.said).not.toMatch(/\bat .*\.[jt]s:/);
}, 60_000);
