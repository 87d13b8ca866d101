import type { RawCell, RawRow } from './cell.js';
import type { TableLayout } from './layout.rules.js';
import type { MergedCells } from './sheet-outline.js';

/** A cell of a column of numbers that is merged over several rows: how many rows of the table it turned out to stand in. */
export interface SharedNumber {
  readonly at: number;
  /** The last row that it is merged over. */
  readonly bottom: number;
  rows: number;
}

/** A row with what stands in it by merging. */
export interface MergedRow {
  readonly cells: readonly RawCell[];
  readonly shared: readonly SharedNumber[];
}

/** An area that rows are still to come of. */
interface OpenArea {
  readonly area: MergedCells;
  readonly value: RawCell;
  readonly shared: SharedNumber | null;
}

const NOTHING: readonly never[] = [];

/** Writes into each row below a header what a person sees in it: a cell that is merged downwards stands in all of its rows. */
export class MergedRows {
  readonly #areas: readonly MergedCells[];
  readonly #layout: TableLayout;
  readonly #open = new Map<number, OpenArea>();
  #next = 0;

  /** The areas of the sheet come from the top. */
  constructor(areas: readonly MergedCells[], layout: TableLayout) {
    this.#layout = layout;
    this.#areas = areas.filter(({ top, bottom, left }) => top > layout.lastRow && bottom > top && left < layout.width);
  }

  /** Rows have to come from the top as well. */
  row(raw: RawRow): MergedRow {
    this.#moveTo(raw);
    if (this.#open.size === 0) return { cells: raw.cells, shared: NOTHING };
    const cells = [...raw.cells];
    for (const [at, { value }] of this.#open) {
      while (cells.length <= at) cells.push('');
      if (cells[at] === '') cells[at] = value;
    }
    return { cells, shared: [...this.#open.values()].flatMap(({ shared }) => shared ?? []) };
  }

  #moveTo({ row, cells }: RawRow): void {
    for (const [at, { area }] of this.#open) if (area.bottom < row) this.#open.delete(at);
    for (let area = this.#areas[this.#next]; area && area.top <= row; area = this.#areas[++this.#next]) {
      // Where the first row of an area is not there, nothing stands in it.
      const value = area.top === row ? (cells[area.left] ?? '') : '';
      if (value !== '') this.#open.set(area.left, { area, value, shared: this.#sharedNumber(area) });
    }
  }

  #sharedNumber({ left, bottom }: MergedCells): SharedNumber | null {
    return this.#layout.numbers.includes(left) ? { at: left, bottom, rows: 0 } : null;
  }
}
