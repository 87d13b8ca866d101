/** What stood in a cell: text, or what a workbook says of it; an empty cell is ''. */
export type RawCell = string | number | boolean | ShownCell;

/** A cell of a workbook that is more than its value: it is shown as something else, or a formula made it. */
export interface ShownCell {
  /** Of a formula the result that was stored with it; of a date days in the 1900 system, whatever the workbook counts in. */
  readonly value: string | number | boolean;
  /** MONTH and YEAR are dates of which only that much is shown. */
  readonly shown: 'PLAIN' | 'DATE' | 'MONTH' | 'YEAR' | 'PERCENT';
  readonly formula: boolean;
}

/** A row as it stands in the file. */
export interface RawRow {
  /** Name of the sheet; null in CSV. */
  readonly sheet: string | null;
  /** From 1, as a spreadsheet counts the rows of the file: empty rows count, line breaks inside quotation marks do not. */
  readonly row: number;
  readonly cells: readonly RawCell[];
}

/** Why a figure is not there: the words that stood in its place. */
export type NoValue =
  | 'EMPTY'
  /** A dash, or x for "not asked here". */
  | 'DASH'
  | 'CROSS'
  /** "không", "không có": said to be none, which is not 0. */
  | 'NONE_SAID'
  /** "không áp dụng", "KAD". */
  | 'NOT_APPLICABLE'
  /** "chưa có", "chưa công bố". */
  | 'NOT_YET'
  /** "không khảo sát", "không lấy mẫu". */
  | 'NOT_SAMPLED';
