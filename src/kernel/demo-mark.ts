import type { RequestContext } from './context.js';

interface Markable {
  readonly demo: boolean;
}

/** Hands a row on, and tells the request where it comes from the demo generator. */
export function marked<Row extends Markable | null>(context: RequestContext, row: Row): Row {
  if (row?.demo) context.holdsDemo();
  return row;
}

/** Hands rows on, and tells the request where one of them comes from the demo generator. */
export function allMarked<Row extends Markable>(context: RequestContext, rows: readonly Row[]): readonly Row[] {
  if (rows.some((row) => row.demo)) context.holdsDemo();
  return rows;
}
