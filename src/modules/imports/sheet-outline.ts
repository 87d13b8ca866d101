import { columnOf } from '../../kernel/cell-address.js';
import { fileRefusal } from './file-refusal.js';

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
  /** From the top; all in the first rows, where a header can be, and further down those over several rows. */
  readonly merged: readonly MergedCells[];
}

/** Beyond this no header begins. */
export const HEAD_ROWS = 100;
/** A sheet merges fewer, or it is no table. */
const MOST_MERGED = 200_000;
/** What may be cut by the end of a piece and has to wait for the next. */
const LONGEST_TAG = 4_096;

const MERGED = /mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu;
/** How a row and what it holds begin; a prefix may stand before each. */
const ROW = 'row';
const VALUES = ['v', 't', 'f'];

/** Counts rows that hold something in pieces of a sheet, by where tags begin. */
class RowCount {
  rows = 0;
  #open = false;

  /** Whole tags only may stand in it. */
  add(piece: string, prefix: string): void {
    const starts = VALUES.map((name) => ({ tag: `<${prefix}${name}`, at: 0 }));
    let row = nextTag(piece, `<${prefix}${ROW}`, 0);
    let from = 0;
    for (;;) {
      if (this.#open && starts.some((start) => begins(piece, start, from, row))) {
        this.rows++;
        this.#open = false;
      }
      if (row === piece.length) return;
      this.#open = true;
      from = row;
      row = nextTag(piece, `<${prefix}${ROW}`, row + 1);
    }
  }
}

/** Whether a tag begins between two places; remembers where the next one does, so that no piece is searched twice. */
function begins(piece: string, start: { readonly tag: string; at: number }, from: number, to: number): boolean {
  if (start.at < from) start.at = nextTag(piece, start.tag, from);
  return start.at < to;
}

/** Where a tag of exactly this name begins; the end of the piece where none does. */
function nextTag(piece: string, tag: string, from: number): number {
  for (let at = piece.indexOf(tag, from); at >= 0; at = piece.indexOf(tag, at + 1)) {
    const next = piece.charCodeAt(at + tag.length);
    if (!(next > SLASH) || next === GREATER) return at;
  }
  return piece.length;
}

const SLASH = 0x2f;
const GREATER = 0x3e;

/**
 * Looks through a sheet without parsing it, which is many times faster: merged cells stand behind all rows, and a sheet of a million rows is refused
 * before the first one is read. Gives up at `mostRows`.
 */
export async function sheetOutline(bytes: AsyncIterable<Uint8Array>, mostRows: number): Promise<SheetOutline> {
  const merged: MergedCells[] = [];
  const count = new RowCount();
  const decoder = new TextDecoder('latin1');
  let prefix: string | null = null;
  let rest = '';
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk);
    const end = Math.max(text.lastIndexOf('<'), text.length - LONGEST_TAG);
    const piece = text.slice(0, end);
    rest = text.slice(end);
    prefix ??= /<(\w+:)?worksheet[\s>]/u.exec(piece)?.[1] ?? '';
    count.add(piece, prefix);
    mergedIn(piece, merged);
    if (count.rows > mostRows) break;
    if (merged.length > MOST_MERGED) throw manyMerged();
  }
  return { rows: count.rows, merged: merged.toSorted((one, other) => one.top - other.top) };
}

function mergedIn(piece: string, merged: MergedCells[]): void {
  if (!piece.includes('mergeCell ')) return;
  for (const [, left, top, right, bottom] of piece.matchAll(MERGED)) {
    const area = { top: Number(top), bottom: Number(bottom), left: columnOf(left!), right: columnOf(right!) };
    if (area.top <= HEAD_ROWS || area.bottom > area.top) merged.push(area);
  }
}

const manyMerged = () =>
  fileRefusal('TOO_LARGE', {
    message: `A sheet merges at most ${MOST_MERGED} cells; this one merges more.`,
    messageVi: `Một trang tính được gộp tối đa ${MOST_MERGED} ô; trang tính này gộp nhiều hơn.`,
    hint: 'Unmerge the cells, write the value into each row, or save the sheet as "CSV UTF-8".',
    hintVi: 'Bỏ gộp ô và ghi giá trị vào từng dòng, hoặc lưu trang tính dạng "CSV UTF-8".',
  });
