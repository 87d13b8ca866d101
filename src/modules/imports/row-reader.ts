import { cellText, tidyText } from './cell-text.rules.js';
import type { NoValue, RawCell, RawRow } from './cell.js';
import { cellReader } from './cell.rules.js';
import { showsLostZeros } from './code.rules.js';
import type { CellReader, CellValue, ColumnSpec, Reading, RowValues } from './column.js';
import type { CellComplaint } from './complaint.js';
import { complaintOf } from './complaint.rules.js';
import type { ColumnEvidence } from './kind-reader.rules.js';
import { withoutPersonal, type TableLayout } from './layout.rules.js';
import type { SharedNumber } from './merged-rows.js';
import { isNumberSpec } from './number-kind.rules.js';
import { columnNotation } from './number.rules.js';

/** A row of the table, read. */
export interface TableRow<Specs extends readonly ColumnSpec[] = readonly ColumnSpec[]> {
  readonly sheet: string | null;
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  /** The row sums up others; only where the dataset asks for such rows. */
  readonly total: boolean;
  /** The row as it stood, with what is merged into it from above and without what tells who somebody is. */
  readonly cells: readonly RawCell[];
  readonly values: RowValues<Specs>;
  /** Of values that are null because somebody said so, or said nothing: why. A column that the file does not have is not in it. */
  readonly none: Readonly<Partial<Record<Specs[number]['key'], NoValue>>>;
  /** What cannot be taken as it is; empty for nearly every row. */
  readonly complaints: readonly CellComplaint[];
}

/** A row of the table before its cells are read. */
export interface OwnRow {
  readonly raw: RawRow;
  /** Its cells with what is merged into them from above. */
  readonly cells: readonly RawCell[];
  readonly total: boolean;
  readonly shared: readonly SharedNumber[];
}

/** Reads the rows of one sheet. */
export type RowReader<Specs extends readonly ColumnSpec[]> = (row: OwnRow) => TableRow<Specs>;

type Cells = readonly RawCell[];

/** What the first rows say of a column together. */
function evidenceOf(spec: ColumnSpec, at: number, sample: readonly Cells[], date1904: boolean | null): ColumnEvidence {
  const own = sample.map((cells) => cells[at] ?? '');
  const numbers = (): string[] => own.filter((cell) => typeof cell === 'string').map((text) => tidyText(text).replace(/ ?%$/u, ''));
  return {
    notation: isNumberSpec(spec) ? columnNotation(numbers(), spec.kind) : null,
    zerosLost: spec.kind === 'CODE' && own.some((cell) => showsLostZeros(tidyText(cellText(cell)), spec)),
    date1904,
  };
}

/** A column that the file has, and how it is read. */
interface ReadColumn {
  readonly key: string;
  readonly at: number;
  readonly read: CellReader;
  /** What is said of a number that stands in several rows at once; null in a column of other things. */
  readonly merged: ((cell: RawCell) => Reading) | null;
}

function columnsOf(specs: readonly ColumnSpec[], layout: TableLayout, sample: readonly Cells[], date1904: boolean | null): ReadColumn[] {
  return specs.flatMap((spec) => {
    const at = layout.columns.find(({ key }) => key === spec.key)?.at;
    if (at === undefined) return [];
    const merged = (cell: RawCell): Reading => ({
      value: null,
      none: null,
      complaint: complaintOf('MERGED_NUMBER', spec, cellText(cell)),
    });
    const read = cellReader(spec, evidenceOf(spec, at, sample, date1904));
    return [{ key: spec.key, at, read, merged: isNumberSpec(spec) ? merged : null }];
  });
}

const NOTHING: readonly never[] = [];
const NO_REASONS = {};

/** A reader for the rows of a table with this layout; `sample` are the first of its rows, by which columns are understood. */
export function rowReader<Specs extends readonly ColumnSpec[]>(
  specs: Specs,
  layout: TableLayout,
  sample: readonly Cells[],
  date1904: boolean | null,
): RowReader<Specs> {
  const columns = columnsOf(specs, layout, sample, date1904);
  const empty: Readonly<Record<string, CellValue | null>> = Object.fromEntries(specs.map(({ key }) => [key, null]));
  return ({ raw, cells, total, shared }) => {
    const values = { ...empty };
    let none: Record<string, NoValue> | null = null;
    let complaints: CellComplaint[] | null = null;
    for (const column of columns) {
      const { key, at } = column;
      const cell = cells[at] ?? '';
      const reading = checked(column.read(cell), cell, column, shared);
      if (reading.value !== null) values[key] = reading.value;
      else if (reading.none !== null) (none ??= {})[key] = reading.none;
      else (complaints ??= []).push(reading.complaint);
    }
    return {
      sheet: raw.sheet,
      row: raw.row,
      total,
      cells: withoutPersonal(cells, layout),
      values: values as RowValues<Specs>,
      none: (none ?? NO_REASONS) as TableRow<Specs>['none'],
      complaints: complaints ?? NOTHING,
    };
  };
}

/** A number that is merged over several rows of the table can be read in two ways. */
function checked(reading: Reading, cell: RawCell, { at, merged }: ReadColumn, shared: readonly SharedNumber[]): Reading {
  if (shared.length === 0 || merged === null || reading.value === null) return reading;
  return shared.some((number) => number.at === at && number.rows > 1) ? merged(cell) : reading;
}
