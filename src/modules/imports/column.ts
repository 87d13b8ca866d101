import type { Period } from './calendar.rules.js';
import type { NoValue, RawCell } from './cell.js';
import type { CellComplaint } from './complaint.js';

/** A word of a fixed list, and all that people write for it. */
export interface EnumWord<Value extends string = string> {
  readonly value: Value;
  /** As a template offers it. */
  readonly vi: string;
  /** What else is understood, in either language, with or without tone marks; `value` and `vi` always are. */
  readonly also?: readonly string[];
}

interface ColumnBase {
  readonly key: string;
  /** What a template calls the column; both are understood as its header. */
  readonly title: { readonly vi: string; readonly en: string };
  /** What else the column is called; ` / ` stands between a group and its column, such as `Tiếp nhận / Tổng số`. */
  readonly headers?: readonly string[];
  /** The column must be there, with a value in every row. */
  readonly required: boolean;
  /** The column must be there, and its cells may be empty. */
  readonly emptyAllowed?: boolean;
  /** For the sheet of a template that explains the columns, in Vietnamese. */
  readonly explanation?: string;
  readonly example?: string;
}

interface TextColumn extends ColumnBase {
  readonly kind: 'TEXT';
  /** In characters; 2,000 when not given. */
  readonly longest?: number;
}

interface CodeColumn extends ColumnBase {
  readonly kind: 'CODE';
  /** Numbers of digits that a code of digits may have; where it is one, lost zeros are put back. */
  readonly widths?: readonly number[];
  readonly form?: RegExp;
}

interface NumberColumn extends ColumnBase {
  /** COUNT is whole; POINTS are exact decimals; PERCENT is a decimal where 95.5 stands for 95.5 %. */
  readonly kind: 'COUNT' | 'POINTS' | 'PERCENT';
  /** Both ends inclusive; a COUNT is at least 0 when not given. */
  readonly least?: number;
  readonly most?: number;
}

interface ListColumn extends ColumnBase {
  /** Texts with semicolons or line breaks between them. */
  readonly kind: 'LIST';
  /** Of each text, in characters; 2,000 when not given. */
  readonly longest?: number;
}

interface CalendarColumn extends ColumnBase {
  /** A month, a year, or a span of days that is named ("Quý I/2020") or has both its ends written out. */
  readonly kind: 'MONTH' | 'YEAR' | 'PERIOD';
}

interface DayColumn extends ColumnBase {
  /** A calendar date, or an instant that is written in the time of Viet Nam. */
  readonly kind: 'DATE' | 'INSTANT';
}

interface TruthColumn extends ColumnBase {
  readonly kind: 'BOOLEAN';
}

interface WordColumn extends ColumnBase {
  readonly kind: 'WORD';
  readonly words: readonly EnumWord[];
}

/** A column that a dataset asks for. */
export type ColumnSpec = TextColumn | ListColumn | CodeColumn | NumberColumn | DayColumn | CalendarColumn | TruthColumn | WordColumn;

/** What the cells of a column become. */
export interface ValueOf {
  readonly TEXT: string;
  readonly CODE: string;
  readonly COUNT: number;
  /** An exact decimal such as `36.5`. */
  readonly POINTS: string;
  readonly PERCENT: string;
  /** `YYYY-MM-DD`. */
  readonly DATE: string;
  readonly INSTANT: Date;
  /** `YYYY-MM`. */
  readonly MONTH: string;
  readonly YEAR: number;
  readonly PERIOD: Period;
  /** At least one, in their order. */
  readonly LIST: readonly string[];
  readonly BOOLEAN: boolean;
  readonly WORD: string;
}

export type CellValue = ValueOf[keyof ValueOf];

/** The values of a row by the keys of its columns; null where there is none, or where it could not be read. */
export type RowValues<Specs extends readonly ColumnSpec[]> = {
  readonly [Spec in Specs[number] as Spec['key']]:
    (Spec extends { readonly words: readonly EnumWord<infer Word>[] } ? Word : ValueOf[Spec['kind']]) | null;
};

/** What became of a cell: its value, a kind of no value, or a complaint. */
export type Reading<Value = CellValue> =
  | { readonly value: Value; readonly none: null; readonly complaint: null }
  | { readonly value: null; readonly none: NoValue; readonly complaint: null }
  | { readonly value: null; readonly none: null; readonly complaint: CellComplaint };

/** Reads the cells of one column. */
export type CellReader = (cell: RawCell) => Reading;
