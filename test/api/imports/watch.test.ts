import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { progressText } from '../../../src/cli/progress.js';
import { runHub, temporaryFolder } from '../../faults/hub-process.js';
import { dossierFile } from '../../faults/import-hub.js';
import { query } from '../../kit/databases.js';
import { databaseForWriting } from '../../kit/hub.js';
import { plain } from './files.js';

// Registered before the database's own clean-up, so that nobody watches it any more when it goes.
afterAll(() => void watching?.kill('SIGKILL'));
const database = databaseForWriting();
const folder = temporaryFolder();
let watching: ReturnType<typeof spawn> | undefined;

const names = (...parts: string[]): string[] => (existsSync(join(folder, ...parts)) ? readdirSync(join(folder, ...parts)).sort() : []);

async function until(what: () => boolean): Promise<void> {
  for (let look = 0; look < 400 && !what(); look++) await sleep(100);
  expect(what()).toBe(true);
}

test('hub import --watch takes what comes into the folders of datasets, and puts it aside with its report', async () => {
  mkdirSync(join(folder, 'dossiers'));
  mkdirSync(join(folder, 'dossier-reports'));
  const child = spawn(process.execPath, ['--import', './scripts/typescript.js', 'src/cli.ts', 'import', '--watch', folder], {
    cwd: resolve(import.meta.dirname, '../../..'),
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  watching = child;
  child.stdout.resume();
  child.stderr.resume();
  const ended = once(child, 'exit');
  writeFileSync(join(folder, 'dossiers', '.half.csv'), 'not whole yet');
  writeFileSync(join(folder, 'dossiers', 'thang-1.csv'), dossierFile('watch', 20));
  writeFileSync(join(folder, 'dossier-reports', 'quy-1.csv'), plain('308;;;Toàn bộ;01/01/2020;31/12/2020;1.200;abc;3;50'));
  writeFileSync(join(folder, 'dossier-reports', 'anh.xlsx'), 'no workbook');
  await until(() => names('dossiers', 'done').length === 2 && names('dossier-reports', 'refused').length === 4);
  expect(await query(database.url, `select count(*)::int as count from dossier where code ^@ 'watch-'`)).toEqual([{ count: 20 }]);
  const [file, report] = names('dossiers', 'done');
  expect(file).toMatch(/^\d{8}T\d{6}-thang-1\.csv$/u);
  expect(readFileSync(join(folder, 'dossiers', 'done', report!), 'utf8')).toContain('COMMITTED: 20 created');
  const refused = names('dossier-reports', 'refused').filter((name) => name.endsWith('.report.txt'));
  const told = refused.map((name) => readFileSync(join(folder, 'dossier-reports', 'refused', name), 'utf8')).join('\n');
  expect(told).toContain('Giá trị không phải là số.');
  renameSync(join(folder, 'dossiers', '.half.csv'), join(folder, 'dossiers', 'thang-2.csv'));
  writeFileSync(join(folder, 'dossiers', 'thang-2.csv'), dossierFile('watch', 21));
  await until(() => names('dossiers', 'done').length === 4);
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  expect(await query(database.url, `select count(*)::int as count from dossier where code ^@ 'watch-'`)).toEqual([{ count: 21 }]);
}, 120_000);

test('hub import revert takes an import back, once, and says so', async () => {
  const [job] = await query(database.url, `select id from import_job where file_name = 'thang-1.csv'`);
  const hub = (...words: string[]) => runHub({ words: ['import', 'revert', ...words], env: { DATABASE_URL: database.url } });
  const { code, printed } = await hub(String(job!['id']));
  expect([code, printed]).toEqual([0, expect.stringContaining('REVERTED: 20 rows are as they were.')]);
  expect(await query(database.url, `select code from dossier where code ^@ 'watch-'`)).toEqual([{ code: 'watch-20' }]);
  const again = await hub(String(job!['id']));
  expect([again.code, again.said]).toEqual([1, expect.stringContaining('already')]);
  expect((await hub('nothing')).said).toContain('nothing is no import');
}, 120_000);

test('a folder that is not there is refused in a sentence', async () => {
  const { code, said } = await runHub({ words: ['import', '--watch', join(folder, 'nowhere')], env: { DATABASE_URL: database.url } });
  expect([code, said]).toEqual([1, expect.stringContaining('There is no folder')]);
}, 60_000);

test('how far an import is: share, rows, rate, time left and rejected rows', () => {
  const progress = { phase: 'READING', rowsRead: 400_000, bytesRead: 40, rejected: 3 } as const;
  expect(progressText(progress, 100, 4)).toBe(
    '[##########--------------] 40 %, reads: 400,000 rows, 100,000 a second, 6 s left, 3 rejected',
  );
  expect(progressText({ ...progress, phase: 'WRITING', bytesRead: 100 }, 100, 8)).toContain(
    '100 %, writes: 400,000 rows, 50,000 a second, 3 rejected',
  );
  expect(progressText({ phase: 'WAITING', rowsRead: 0, bytesRead: 0, rejected: 0 }, 0, 0)).toContain('0 %, waits: 0 rows, 0 a second');
});
