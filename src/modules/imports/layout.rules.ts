import { cellText, tidyText, wordKey } from './cell-text.rules.js';
import type { RawCell, RawRow } from './cell.js';
import type { ColumnSpec } from './column.js';
import type { Header } from './header.rules.js';
import { isPersonalHeader, looksPersonal } from './header-name.rules.js';
import { isNumberSpec } from './number-kind.rules.js';

/** What becomes of a column of the file: it is read, nobody asked for it, or it is dropped at once. */
export type ColumnUse = 'READ' | 'UNKNOWN' | 'PERSONAL';

/** A column of the file. */
export interface ColumnPlace {
  /** From 0. */
  readonly at: number;
  /** As it stands in the file, groups before it. */
  readonly header: string;
  readonly use: ColumnUse;
  /** The key of the column asked for, where it is read. */
  readonly key: string | null;
}

/** How the rows of a table are to be read. */
export interface TableLayout {
  /** Rows of the header in the file, both ends inclusive. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly ColumnPlace[];
  /** How many columns there are; what stands further to the right is dropped. */
  readonly width: number;
  /** Places of the columns that are dropped: those that tell who somebody is, and those that have no name. */
  readonly dropped: readonly number[];
  /** Places of the columns that need a value in every row. */
  readonly required: readonly number[];
  /** Places of the columns whose cells are numbers. */
  readonly numbers: readonly number[];
  /** Places of all columns that are read, each with its own name and those of its groups, folded. */
  readonly read: ReadonlyMap<number, readonly string[]>;
}

/** The layout that a header gives; columns without a header and without texts below it are left out. */
export function layoutOf(header: Header, rows: readonly RawRow[], specs: readonly ColumnSpec[]): TableLayout {
  const keys = new Map([...header.match].map(([key, [at]]) => [at!, key]));
  const body = rows.slice(header.last + 1);
  const columns: ColumnPlace[] = [];
  for (const [at, path] of header.paths.entries()) {
    const key = keys.get(at) ?? null;
    const texts = key === null ? body.map(({ cells }) => tidyText(cellText(cells[at] ?? ''))) : [];
    if (key === null && path.length === 0 && texts.every((text) => text === '')) continue;
    const personal = key === null && (isPersonalHeader(path.join(' ')) || looksPersonal(texts));
    columns.push({ at, header: path.join(' / '), use: key === null ? (personal ? 'PERSONAL' : 'UNKNOWN') : 'READ', key });
  }
  const needed = specs.filter((spec) => spec.required && spec.emptyAllowed !== true).map(({ key }) => key);
  const read = columns.filter(({ use }) => use === 'READ');
  return {
    firstRow: rows[header.first]!.row,
    lastRow: rows[header.last]!.row,
    columns,
    width: header.paths.length,
    dropped: [...header.paths.keys()].filter((at) => !columns.some((column) => column.at === at && isKept(column))),
    required: read.filter(({ key }) => needed.includes(key!)).map(({ at }) => at),
    numbers: read.filter(({ key }) => specs.some((spec) => spec.key === key && isNumberSpec(spec))).map(({ at }) => at),
    read: new Map(read.map(({ at }) => [at, header.paths[at]!.map(wordKey)])),
  };
}

/** What nobody has named may be anything, the name of a person as well. */
const isKept = ({ use, header }: ColumnPlace): boolean => use === 'READ' || (use === 'UNKNOWN' && header !== '');

/** The cells of a row without those that tell who somebody is, or might. */
export function withoutPersonal(cells: readonly RawCell[], { dropped, width }: TableLayout): readonly RawCell[] {
  if (dropped.length === 0 && cells.length <= width) return cells;
  const kept = cells.slice(0, width);
  for (const at of dropped) if (at < kept.length) kept[at] = '';
  return kept;
}
