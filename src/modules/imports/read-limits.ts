/** How large a file may be. A CSV is read row by row and has no limit of its own. */
export interface ReadLimits {
  /** Bytes of a workbook as it comes. */
  readonly workbookBytes: number;
  readonly zipEntries: number;
  /** Bytes of all that a workbook holds, unzipped. */
  readonly unzippedBytes: number;
  /** How many times larger a part may become when it is unzipped. */
  readonly unzipRatio: number;
  /** Bytes of the texts that cells share, which are kept in memory. */
  readonly sharedTextBytes: number;
  /** Rows of a sheet's table: titles and header do not count, nor does what is empty. */
  readonly sheetRows: number;
}

const MEBIBYTE = 1 << 20;

export const READ_LIMITS: ReadLimits = {
  workbookBytes: 50 * MEBIBYTE,
  zipEntries: 2_000,
  unzippedBytes: 400 * MEBIBYTE,
  unzipRatio: 200,
  sharedTextBytes: 64 * MEBIBYTE,
  sheetRows: 200_000,
};
