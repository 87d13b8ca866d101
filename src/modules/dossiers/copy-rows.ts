import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | boolean | null | undefined;

const SPECIAL = /[\\\t\n\r]/;
const ALL_SPECIAL = /[\\\t\n\r]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '\\': String.raw`\\`, '\t': String.raw`\t`, '\n': String.raw`\n`, '\r': String.raw`\r` };
const NULL = String.raw`\N`;
const CHUNK = 1 << 16;

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return NULL;
  if (typeof cell !== 'string') return String(cell);
  return SPECIAL.test(cell) ? cell.replaceAll(ALL_SPECIAL, (sign) => ESCAPES[sign]!) : cell;
}

function* chunks(rows: Iterable<readonly Cell[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) chunk += (at === 0 ? '' : '\t') + cellText(row[at]);
    chunk += '\n';
    if (chunk.length > CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

/** Rows into a table by COPY in its text format. */
export async function copyRows(client: Client, into: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`copy ${into} from stdin`)));
}
