import type { Outline } from './download.outline.js';

/** A list of objects in an operation, with the lists around it, outermost first. */
export interface ListPath {
  readonly path: string;
  /** The paths of the lists around it and its own. */
  readonly through: readonly string[];
  /** How many values are selected below it, those of other lists not counted. */
  readonly width: number;
}

/** An answer as a table. */
export interface Table {
  /** The list whose elements are the rows; null where the operation has none: then the answer is one row. */
  readonly list: string | null;
  /** Values, in the order of the selection. */
  readonly columns: readonly Outline[];
  /** Lists that are not in the table. */
  readonly leftOut: readonly string[];
  /** Each time it is gone through the same; a cell is as the answer has it, null where there is none. */
  readonly rows: Iterable<readonly unknown[]>;
}

/** All lists of objects in an operation, in the order of the selection. */
export function listsOf(fields: readonly Outline[], around: readonly string[] = []): readonly ListPath[] {
  return fields.flatMap(({ shape, path, fields: below }) => {
    if (shape !== 'OBJECTS') return listsOf(below, around);
    const through = [...around, path];
    return [{ path, through, width: columnsOf(below, []).length }, ...listsOf(below, through)];
  });
}

/**
 * The list with most elements in an answer, over all its parents together. Of lists as long as each other the one in more lists, then
 * the one with more columns, then the first of the selection. Null where there is no list.
 */
export function longestList(fields: readonly Outline[], data: unknown): ListPath | null {
  const lengths = new Map<string, number>();
  measure(fields, data, lengths);
  const rank = ({ path, through, width }: ListPath): readonly number[] => [lengths.get(path) ?? 0, through.length, width];
  return listsOf(fields).reduce<ListPath | null>((best, one) => (best && !isAbove(rank(one), rank(best)) ? best : one), null);
}

function isAbove(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && one[at]! > other[at]!;
}

function measure(fields: readonly Outline[], value: unknown, lengths: Map<string, number>): void {
  if (value == null) return;
  for (const { key, path, shape, fields: below } of fields) {
    const inner = (value as Readonly<Record<string, unknown>>)[key];
    if (shape === 'OBJECT') measure(below, inner, lengths);
    if (shape !== 'OBJECTS' || !Array.isArray(inner)) continue;
    lengths.set(path, (lengths.get(path) ?? 0) + inner.length);
    for (const element of inner) measure(below, element, lengths);
  }
}

/** The values of a table, and the lists that are not in it where `leftOut` is given. */
function columnsOf(fields: readonly Outline[], through: readonly string[], leftOut: string[] = []): readonly Outline[] {
  return fields.flatMap((field) => {
    if (field.shape === 'VALUE' || field.shape === 'VALUES') return [field];
    if (field.shape === 'OBJECT' || through.includes(field.path)) return columnsOf(field.fields, through, leftOut);
    leftOut.push(field.path);
    return [];
  });
}

/**
 * One row for each element of a list, with what stands around it repeated; an element around it that has none of them keeps one row,
 * empty from there on, so that nothing vanishes for having nothing.
 */
export function tableOf(fields: readonly Outline[], data: unknown, list: ListPath | null): Table {
  const through = list?.through ?? [];
  const leftOut: string[] = [];
  const columns = columnsOf(fields, through, leftOut);
  const levels = levelsOf(columns, through);
  const empty = columns.map(() => null);
  return { list: list?.path ?? null, columns, leftOut, rows: { [Symbol.iterator]: () => rowsFrom(levels, 0, data, empty) } };
}

/** What a row takes from the elements of one list, or from the root. */
interface Level {
  readonly cells: readonly { readonly at: number; readonly keys: readonly string[] }[];
  /** The way to the next list; null at the last one. */
  readonly next: readonly string[] | null;
}

function levelsOf(columns: readonly Outline[], through: readonly string[]): readonly Level[] {
  const starts = ['', ...through.map((path) => `${path}.`)];
  const places = columns.map(({ path }, at) => {
    const depth = starts.findLastIndex((start) => path.startsWith(start));
    return { at, depth, keys: path.slice(starts[depth]!.length).split('.') };
  });
  return starts.map((start, depth) => ({
    cells: places.filter((place) => place.depth === depth),
    next: through[depth]?.slice(start.length).split('.') ?? null,
  }));
}

function* rowsFrom(levels: readonly Level[], depth: number, value: unknown, above: readonly unknown[]): Generator<readonly unknown[]> {
  const { cells, next } = levels[depth]!;
  const row = [...above];
  for (const { at, keys } of cells) row[at] = valueAt(value, keys);
  const elements = next ? (valueAt(value, next) as readonly unknown[] | null) : null;
  if (next === null || (depth > 0 && !elements?.length)) yield row;
  else for (const element of elements ?? []) yield* rowsFrom(levels, depth + 1, element, row);
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) found = (found as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  return found ?? null;
}
