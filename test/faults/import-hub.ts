import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportReport } from '../../src/modules/imports/index.js';
import { query } from '../kit/databases.js';
import { runHub, startHub, type HubProcess } from './hub-process.js';

/** What was answered to a file; an error of the connection is told as status 0. */
export interface SentFile {
  readonly status: number;
  readonly report: ImportReport;
  readonly code: string | undefined;
}

/** A hub in a process of its own, and a data steward's key for it. */
export interface ImportHub {
  readonly hub: HubProcess;
  readonly send: (address: string, file: string) => Promise<SentFile>;
}

/** Makes a key of a data steward in a database. */
export async function stewardKey(databaseUrl: string): Promise<string> {
  const env = { DATABASE_URL: databaseUrl };
  await runHub({ words: ['grant', '--value', 'steward', '--label', 'Máy nhập liệu', '--role', 'DATA_STEWARD'], env });
  const { printed, said } = await runHub({
    words: ['key', 'create', '--value', 'steward', '--label', 'nhập liệu', '--roles', 'DATA_STEWARD'],
    env,
  });
  const key = /hub_\S+/u.exec(printed)?.[0];
  if (!key) throw new Error(said);
  return key;
}

export async function startImportHub(databaseUrl: string, key: string, env: Readonly<Record<string, string>> = {}): Promise<ImportHub> {
  const hub = await startHub({ env: { DATABASE_URL: databaseUrl, ...env } });
  const send = async (address: string, file: string): Promise<SentFile> => {
    try {
      const response = await fetch(`${hub.url}/imports/${address}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv' },
        body: file,
      });
      const report = (await response.json()) as ImportReport & {
        readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
      };
      return { status: response.status, report, code: report.errors?.[0]?.extensions.code };
    } catch {
      return { status: 0, report: undefined as unknown as ImportReport, code: undefined };
    }
  };
  return { hub, send };
}

const HEADER = 'Mã hồ sơ;Mã TTHC;Mã đơn vị;Hình thức nộp;Ngày nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Kết quả';

/** A file of dossiers whose codes begin alike. */
export const dossierFile = (prefix: string, count: number, last: readonly string[] = []): string =>
  [
    HEADER,
    ...Array.from(
      { length: count },
      (_, at) =>
        `${prefix}-${at};9.001001;308;Trực tuyến;03/02/2020 08:${10 + (at % 50)};03/02/2020 09:00;10/02/2020;09/02/2020 15:00;Đồng ý`,
    ),
    ...last,
    '',
  ].join('\n');

/** How many dossiers with such codes there are, with their events. */
export async function stored(databaseUrl: string, prefix: string): Promise<{ readonly dossiers: number; readonly events: number }> {
  const [row] = await query(
    databaseUrl,
    `select count(distinct d.id)::int as dossiers, count(e.seq)::int as events from dossier d left join dossier_event e on e.dossier_id = d.id where d.code ^@ $1`,
    [`${prefix}-`],
  );
  return row as { readonly dossiers: number; readonly events: number };
}

/** Waits until a statement answers a row. */
export async function until(databaseUrl: string, what: string, statement: string): Promise<void> {
  for (let look = 0; look < 600; look++) {
    if ((await query(databaseUrl, statement)).length > 0) return;
    await sleep(100);
  }
  throw new Error(`Not in a minute: ${what}`);
}
