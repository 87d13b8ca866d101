import { columnOf } from '../../kernel/cell-address.js';

/** Cells of a sheet that are one: rows and columns from 1 and from 0, both ends inclusive. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What is known of a sheet before its rows are read. */
export interface SheetOutline {
  /** Rows with something in them. */
  readonly rows: number;
  /** In the first rows, where a header can be. */
  readonly merged: readonly MergedCells[];
}

/** Beyond this no header begins. */
const HEAD_ROWS = 100;
const TAG = /<(?:\w+:)?(?:(row|v|t)[\s>]|mergeCell\s[^>]{0,200}?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)")/gu;

/**
 * Looks through a sheet without parsing it, which is many times faster: merged cells stand behind all rows, and a sheet of a million rows is refused
 * before the first one is read. Gives up at `mostRows`.
 */
export async function sheetOutline(bytes: AsyncIterable<Uint8Array>, mostRows: number): Promise<SheetOutline> {
  const merged: MergedCells[] = [];
  const decoder = new TextDecoder('latin1');
  let rows = 0;
  let newRow = false;
  let rest = '';
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk);
    const end = Math.max(text.lastIndexOf('<'), text.length - LONGEST_TAG);
    for (const [, name, left, top, right, bottom] of text.slice(0, end).matchAll(TAG)) {
      if (name === 'row') newRow = true;
      else if (name !== undefined) {
        if (newRow) rows++;
        newRow = false;
      } else if (Number(top) <= HEAD_ROWS) {
        merged.push({ top: Number(top), bottom: Number(bottom), left: columnOf(left!), right: columnOf(right!) });
      }
    }
    if (rows > mostRows) break;
    rest = text.slice(end);
  }
  return { rows, merged };
}

/** What may be cut by the end of a piece and has to wait for the next. */
const LONGEST_TAG = 4_096;
