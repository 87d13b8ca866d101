import { cellText, tidyText } from './cell-text.rules.js';
import type { RawRow } from './cell.js';
import type { ColumnSpec } from './column.js';
import { acceptedHeaders, matchHeaders, type HeaderMatch } from './header-match.rules.js';
import { headerKeys } from './header-name.rules.js';
import { rememberingTexts } from './remembered-texts.rules.js';
import type { MergedCells } from './sheet-outline.js';

/** Rows at the start of a table among which the header is looked for. */
export const HEAD_ROWS = 60;
const MOST_HEADER_ROWS = 4;
const MOST_COLUMNS = 500;
const LONGEST_HEADER = 500;

/** Where the header of a table stands. */
export interface Header {
  /** Places of its first and last row among the rows looked at. */
  readonly first: number;
  readonly last: number;
  /** The header of each column, outermost group first; empty where it has none. */
  readonly paths: readonly (readonly string[])[];
  readonly match: HeaderMatch;
}

/** The first rows of a table as texts, and what is merged in them. */
interface Head {
  readonly rows: readonly { readonly row: number; readonly texts: readonly string[] }[];
  readonly width: number;
  /** The merged cells that a cell belongs to, by its place among the rows and its column. */
  readonly merged: readonly (readonly (MergedCells | undefined)[])[];
}

function headOf(rows: readonly RawRow[], merged: readonly MergedCells[]): Head {
  const tidy = rows.map(({ row, cells }) => ({
    row,
    texts: cells.slice(0, MOST_COLUMNS).map((cell) => tidyText(cellText(cell).slice(0, LONGEST_HEADER))),
  }));
  const width = Math.max(0, ...tidy.map(({ texts }) => texts.length));
  return { rows: tidy, width, merged: mergedOf(rows, width, merged) };
}

/** Cells lie in one area each; areas that lie over each other, which no program writes, are not looked at without end. */
function mergedOf(rows: readonly RawRow[], width: number, merged: readonly MergedCells[]): (MergedCells | undefined)[][] {
  const places: (MergedCells | undefined)[][] = rows.map(() => []);
  let left = 2 * rows.length * width;
  for (const area of merged) {
    for (const [at, { row }] of rows.entries()) {
      if (row < area.top || row > area.bottom) continue;
      for (let column = area.left; column <= Math.min(area.right, width - 1); column++, left--) places[at]![column] ??= area;
    }
    if (left < 0) break;
  }
  return places;
}

/** The text over a column in a row of the header: its own, or of the merged cells that it belongs to. */
function textOver(head: Head, at: number, column: number, lastRow: number): string {
  const { texts } = head.rows[at]!;
  const own = texts[column] ?? '';
  if (own !== '') return own;
  const area = head.merged[at]?.[column];
  // What is merged in the lowest row over several columns names the first of them: there is nothing below to tell them apart.
  if (!area || (column > area.left && area.bottom >= lastRow)) return '';
  return head.rows.find((other) => other.row === area.top)?.texts[area.left] ?? '';
}

/**
 * The headers over each column for some rows in a row. A group whose cells were merged, and are not any more, leaves its name in the first of them:
 * it goes on to the right as long as cells are empty that have something below.
 */
function pathsOf(head: Head, first: number, last: number): string[][] {
  const lastRow = head.rows[last]!.row;
  const paths: string[][] = Array.from({ length: head.width }, () => []);
  for (let at = first; at <= last; at++) {
    const below = (column: number): boolean => head.rows.slice(at + 1, last + 1).some(({ texts }) => (texts[column] ?? '') !== '');
    let group = '';
    for (let column = 0; column < head.width; column++) {
      const own = textOver(head, at, column, lastRow);
      if (own !== '' || !below(column)) group = own !== '' && below(column) ? own : '';
      const text = own === '' ? group : own;
      if (text !== '' && paths[column]!.at(-1) !== text) paths[column]!.push(text);
    }
  }
  return paths;
}

/** The rows that name most of the columns asked for; of several the fewest, and the first. Null where none names any. */
export function findHeader(rows: readonly RawRow[], merged: readonly MergedCells[], specs: readonly ColumnSpec[]): Header | null {
  const head = headOf(rows.slice(0, HEAD_ROWS), merged);
  const accepted = acceptedHeaders(specs);
  const keysOf = rememberingTexts(headerKeys);
  let best: Header | null = null;
  for (let height = 1; height <= MOST_HEADER_ROWS; height++) {
    for (let first = 0; first + height <= head.rows.length; first++) {
      const last = first + height - 1;
      const paths = pathsOf(head, first, last);
      const match = matchHeaders(paths, accepted, keysOf);
      if (match.size > (best?.match.size ?? 0) || isClearer(match, best)) best = { first, last, paths, match };
    }
  }
  return best;
}

/** As many columns, but fewer of them that the header does not tell apart. */
function isClearer(match: HeaderMatch, best: Header | null): boolean {
  if (!best || match.size !== best.match.size) return false;
  const unclear = (other: HeaderMatch): number => [...other.values()].filter((columns) => columns.length > 1).length;
  return unclear(match) < unclear(best.match);
}
