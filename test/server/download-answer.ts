import { parse } from 'csv-parse/sync';
import { getNamedType, getNullableType, isLeafType, isListType, Kind, parse as parseGraphql, type GraphQLObjectType } from 'graphql';
import { modules } from '../../src/hub.js';
import { hubSchema } from '../../src/kernel/schema.js';
import { openTable, type RawCell, type RawRow } from '../../src/modules/imports/index.js';

/** What an operation selects: its values, and its lists of objects, by path. */
export interface Selection {
  readonly values: readonly { readonly path: string; readonly type: string }[];
  readonly lists: readonly string[];
}

const schema = hubSchema(modules);

/** The selection of an operation, read without the hub. */
export function selectionOf(text: string): Selection {
  const values: { path: string; type: string }[] = [];
  const lists: string[] = [];
  const { definitions } = parseGraphql(text) as any;
  const walk = (set: any, type: GraphQLObjectType, above: string): void => {
    for (const one of set.selections) {
      if (one.kind === Kind.FRAGMENT_SPREAD) {
        walk(definitions.find((each: any) => each.name.value === one.name.value).selectionSet, type, above);
        continue;
      }
      const path = above + (one.alias ?? one.name).value;
      const field = type.getFields()[one.name.value]!;
      const inner = getNamedType(field.type);
      if (isLeafType(inner)) values.push({ path, type: inner.name });
      else {
        if (isListType(getNullableType(field.type))) lists.push(path);
        walk(one.selectionSet, inner as GraphQLObjectType, `${path}.`);
      }
    }
  };
  walk(definitions[0].selectionSet, schema.getQueryType()!, '');
  return { values, lists };
}

/** The lists around a list, and itself. */
export const listsAround = ({ lists }: Selection, path: string): string[] => lists.filter((one) => `${path}.`.startsWith(`${one}.`));

/** All elements of a list, over all its parents. */
export function elementsOf(data: any, path: string): unknown[] {
  let found: any[] = [data];
  for (const key of path.split('.')) found = found.flatMap((one) => one?.[key] ?? []);
  return found;
}

/** The answer once for each row: with one element, or null, in the place of each list on the way. */
function views(value: any, [key, ...rest]: readonly string[]): any[] {
  if (key === undefined || value == null) return [value];
  const inner = value[key];
  const inside =
    Array.isArray(inner) && inner.length > 0 ? inner.flatMap((one) => views(one, rest)) : views(Array.isArray(inner) ? null : inner, rest);
  return inside.map((view) => ({ ...value, [key]: view }));
}

/** What a table of a list has to hold: the values that stand on the way to it and in it, a row for each element. */
export function expectedTable(selection: Selection, data: any, list: string): { columns: Selection['values']; rows: unknown[][] } {
  const around = listsAround(selection, list);
  const columns = selection.values.filter(({ path }) => listsAround(selection, path).every((one) => around.includes(one)));
  const none = elementsOf(data, around[0]!).length === 0;
  const rows = (none ? [] : views(data, list.split('.'))).map((view) =>
    columns.map(({ path }) => path.split('.').reduce((value: any, key) => value?.[key], view) ?? null),
  );
  return { columns, rows };
}

/** A CSV as its rows of texts. */
export const csvRows = (text: string, delimiter = ','): string[][] =>
  parse(text, { bom: true, delimiter, record_delimiter: '\r\n', relax_column_count: false });

/** The rows of a workbook by its sheets, as the hub itself reads it. */
export async function sheetsOf(bytes: Uint8Array): Promise<Record<string, RawRow['cells'][]>> {
  const sheets: Record<string, RawRow['cells'][]> = {};
  const table = await openTable(
    (async function* () {
      yield bytes;
    })(),
    { name: 'download' },
  );
  for (const { name } of table.facts.sheets) sheets[name] = [];
  for await (const batch of table.rows) for (const { sheet, cells } of batch) sheets[sheet!]!.push(cells);
  return sheets;
}

/** A cell as the answer would have it: a date as text again. */
export function valueOf(cell: RawCell | undefined, type: string): unknown {
  if (cell === undefined || cell === '') return null;
  if (typeof cell !== 'object') return cell;
  const iso = new Date(Math.round(((cell.value as number) - 25_569) * 86_400) * 1_000).toISOString().slice(0, 19);
  return type === 'Date' ? iso.slice(0, 10) : `${iso}+07:00`;
}

/** Variables as an address has them: lists by comma, input objects field by field. */
export function addressOf(variables: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  const add = (name: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) parameters.set(name, String(value));
    else if (Array.isArray(value)) parameters.set(name, value.join(','));
    else for (const [key, inner] of Object.entries(value)) add(`${name}.${key}`, inner);
  };
  for (const [name, value] of Object.entries(variables)) add(name, value);
  return String(parameters);
}
