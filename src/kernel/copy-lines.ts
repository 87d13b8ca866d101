import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value on its way into a column; a missing one is NULL. */
export type Cell = string | number | boolean | null | undefined;

const SPECIAL = /[\\\t\n\r]/;
const ALL_SPECIAL = /[\\\t\n\r]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
};
const NULL = String.raw`\N`;
const CHUNK = 1 << 16;

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return NULL;
  if (typeof cell !== 'string') return String(cell);
  return SPECIAL.test(cell) ? cell.replaceAll(ALL_SPECIAL, (sign) => ESCAPES[sign]!) : cell;
}

/** A row as a line of COPY's text format. */
export function copyLine(row: readonly Cell[]): string {
  let line = cellText(row[0]);
  for (let at = 1; at < row.length; at++) line += `\t${cellText(row[at])}`;
  return `${line}\n`;
}

/** Lines joined into chunks: a write per row would cost more than the row. */
function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/**
 * Lines into a table, with its columns such as `unit (id, first_day)`, by COPY in its text format. Pieces that come one by
 * one, each of whole lines, go out as they come: PostgreSQL takes them in while the next is made.
 */
export async function copyLines(client: Client, into: string, lines: Iterable<string> | AsyncIterable<string | Buffer>): Promise<void> {
  const pieces = Symbol.asyncIterator in lines ? lines : chunks(lines);
  await pipeline(Readable.from(pieces), client.query(copyFrom(`copy ${into} from stdin`)));
}
