import { cellText, tidyText } from './cell-text.rules.js';
import type { NoValue, RawCell, RawRow } from './cell.js';
import { cellReader } from './cell.rules.js';
import { showsLostZeros } from './code.rules.js';
import type { CellReader, CellValue, ColumnSpec, RowValues } from './column.js';
import type { CellComplaint } from './complaint.js';
import { withoutPersonal, type TableLayout } from './layout.rules.js';
import type { ColumnEvidence } from './kind-reader.rules.js';
import { columnNotation } from './number.rules.js';

/** A row of the table, read. */
export interface TableRow<Specs extends readonly ColumnSpec[] = readonly ColumnSpec[]> {
  readonly sheet: string | null;
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  /** The row sums up others; only where the dataset asks for such rows. */
  readonly total: boolean;
  /** The row as it stood, without what tells who somebody is. */
  readonly cells: readonly RawCell[];
  readonly values: RowValues<Specs>;
  /** Of values that are null because somebody said so, or said nothing: why. A column that the file does not have is not in it. */
  readonly none: Readonly<Partial<Record<Specs[number]['key'], NoValue>>>;
  /** What cannot be taken as it is; empty for nearly every row. */
  readonly complaints: readonly CellComplaint[];
}

/** Reads the rows of one sheet. */
export type RowReader<Specs extends readonly ColumnSpec[]> = (row: RawRow, total: boolean) => TableRow<Specs>;

/** What the first rows say of a column together. */
function evidenceOf(spec: ColumnSpec, at: number, sample: readonly RawRow[], date1904: boolean | null): ColumnEvidence {
  const texts = sample
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => typeof cell === 'string')
    .map(tidyText);
  const isNumber = spec.kind === 'COUNT' || spec.kind === 'POINTS' || spec.kind === 'PERCENT';
  return {
    notation: isNumber
      ? columnNotation(
          texts.map((text) => text.replace(/ ?%$/u, '')),
          spec.kind,
        )
      : null,
    zerosLost: spec.kind === 'CODE' && sample.some(({ cells }) => showsLostZeros(tidyText(cellText(cells[at] ?? '')), spec)),
    date1904,
  };
}

const NOTHING: readonly never[] = [];
const NO_REASONS = {};

/** A reader for the rows of a table with this layout; `sample` are the first of its rows, by which columns are understood. */
export function rowReader<Specs extends readonly ColumnSpec[]>(
  specs: Specs,
  layout: TableLayout,
  sample: readonly RawRow[],
  date1904: boolean | null,
): RowReader<Specs> {
  const columns = specs.map((spec): { readonly key: string; readonly at: number; readonly read: CellReader } => {
    const at = layout.columns.find(({ key }) => key === spec.key)?.at ?? -1;
    return { key: spec.key, at, read: cellReader(spec, evidenceOf(spec, at, sample, date1904)) };
  });
  return ({ sheet, row, cells }, total) => {
    const values: Record<string, CellValue | null> = {};
    let none: Record<string, NoValue> | null = null;
    let complaints: CellComplaint[] | null = null;
    for (const { key, at, read } of columns) {
      const reading = at < 0 ? null : read(cells[at] ?? '');
      values[key] = reading?.value ?? null;
      if (reading === null) continue;
      if (reading.none !== null) (none ??= {})[key] = reading.none;
      if (reading.complaint !== null) (complaints ??= []).push(reading.complaint);
    }
    return {
      sheet,
      row,
      total,
      cells: withoutPersonal(cells, layout),
      values: values as RowValues<Specs>,
      none: (none ?? NO_REASONS) as TableRow<Specs>['none'],
      complaints: complaints ?? NOTHING,
    };
  };
}
