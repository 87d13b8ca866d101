/** What can be wrong with a cell. */
export type ComplaintCode =
  | 'MISSING_VALUE'
  | 'BROKEN_TEXT'
  | 'EXCEL_ERROR'
  | 'NOT_A_NUMBER'
  | 'NOT_WHOLE'
  | 'TWO_READINGS'
  | 'OTHER_NOTATION'
  | 'PERCENT_OR_SHARE'
  | 'DATE_FOR_NUMBER'
  | 'OUT_OF_RANGE'
  | 'NOT_A_DATE'
  | 'NO_SUCH_DAY'
  | 'DAYS_FOR_DATE'
  | 'DATE_OUT_OF_RANGE'
  | 'NOT_A_MONTH'
  | 'DAY_FOR_MONTH'
  | 'NOT_A_YEAR'
  | 'NOT_A_PERIOD'
  | 'DAY_FOR_PERIOD'
  | 'PERIOD_REVERSED'
  | 'NOT_A_LIST'
  | 'MERGED_NUMBER'
  | 'UNKNOWN_WORD'
  | 'NOT_YES_OR_NO'
  | 'LOST_ZEROS'
  | 'ROUNDED_CODE'
  | 'NOT_A_CODE'
  | 'TOO_LONG';

/** A cell that cannot be taken as it is. Without its value it is the same for every cell of the kind: that is how a report groups. */
export interface CellComplaint {
  readonly code: ComplaintCode;
  readonly key: string;
  /** The title of the column, in Vietnamese. */
  readonly column: string;
  readonly message: string;
  readonly messageVi: string;
  /** The cell as it stood, cut at 200 characters. */
  readonly value: string;
  readonly hint: string;
  readonly hintVi: string;
}

/** What a complaint says, in both languages. */
export interface ComplaintTexts {
  readonly message: string;
  readonly messageVi: string;
  readonly hint: string;
  readonly hintVi: string;
}
