import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Client } from 'pg';
import { workbookStream } from '../../src/kernel/workbook-writer.js';

/** What the dossiers of a file are made of: codes that the register and the catalogue have all through 2019 and 2020. */
export interface Stock {
  readonly units: readonly string[];
  readonly procedures: readonly string[];
}

export async function stockOf(client: Client): Promise<Stock> {
  const units = await client.query<{ code: string }>(
    `select v.code from unit_version v where v.is_territory and v.level = 'COMMUNE' and v.during @> daterange('2019-01-01', '2021-01-01')
     and exists (select from dossier d where d.responsible_unit_id = v.unit_id) order by v.code`,
  );
  const procedures = await client.query<{ code: string }>(
    `select code from procedure where during @> daterange('2019-01-01', '2021-01-01') and level = 'COMMUNE' order by code`,
  );
  return { units: units.rows.map(({ code }) => code), procedures: procedures.rows.map(({ code }) => code) };
}

const HEADER = [
  'Mã hồ sơ',
  'Mã thủ tục',
  'Mã đơn vị',
  'Hình thức nộp',
  'Mức độ dịch vụ công',
  'Ngày nộp',
  'Ngày tiếp nhận',
  'Ngày hẹn trả',
  'Ngày có kết quả',
  'Kết quả giải quyết',
];
const CHANNELS = ['Trực tiếp', 'Trực tuyến', 'Bưu chính công ích'];
const START = Date.parse('2019-01-01T00:00:00Z');
const MINUTE = 60_000;

const two = (value: number): string => String(value).padStart(2, '0');
const day = (at: Date): string => `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
const instant = (at: Date): string => `${day(at)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;

/** The cells of dossier `n`, of three events each; the same for the same `n`. */
export function dossierCells(n: number, { units, procedures }: Stock): string[] {
  const mixed = Math.imul(n + 1, 2_654_435_761) >>> 0;
  const submitted = new Date(START + (mixed % 1_000_000) * MINUTE);
  const received = new Date(submitted.getTime() + (10 + (mixed % 300)) * MINUTE);
  const due = new Date(received.getTime() + (3 + (mixed % 12)) * 1_440 * MINUTE);
  const finished = new Date(received.getTime() + (1 + (mixed % 14)) * 1_440 * MINUTE);
  return [
    `000.00.01.B${n}`,
    procedures[mixed % procedures.length]!,
    units[n % units.length]!,
    CHANNELS[mixed % 3]!,
    mixed % 2 === 0 ? 'Mức độ 3' : 'Mức độ 4',
    instant(submitted),
    instant(received),
    day(due),
    instant(finished),
    'Đồng ý',
  ];
}

/** Writes a CSV of so many dossiers. */
export async function writeDossiers(path: string, count: number, stock: Stock): Promise<void> {
  const out = createWriteStream(path);
  let lines = `\uFEFF${HEADER.join(';')}\r\n`;
  for (let n = 0; n < count; n += 1) {
    lines += `${dossierCells(n, stock).join(';')}\r\n`;
    if (lines.length < 1 << 20) continue;
    if (!out.write(lines)) await once(out, 'drain');
    lines = '';
  }
  out.end(lines);
  await once(out, 'close');
}

/** Writes a workbook of so many dossiers. */
export async function writeWorkbook(path: string, count: number, stock: Stock): Promise<void> {
  function* rows() {
    yield { look: 'TITLE' as const, cells: HEADER };
    for (let n = 0; n < count; n += 1) yield { look: 'PLAIN' as const, cells: dossierCells(n, stock) };
  }
  const sheet = { name: 'Hồ sơ', columns: HEADER.map(() => ({ width: 18, look: 'PLAIN' as const })), rows: rows() };
  const out = createWriteStream(path);
  for await (const piece of workbookStream([sheet])) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
}
