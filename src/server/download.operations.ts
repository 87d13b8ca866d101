import { getOperationAST, OperationTypeNode, parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { notFound } from '../kernel/errors.js';
import { listsOf, type ListPath } from './download.table.js';
import { outlineOf, withNotes, type Outline } from './download.outline.js';
import type { SavedOperation } from './operations.js';

/** A saved operation that can be downloaded. */
export interface Downloadable {
  readonly name: string;
  /** In Vietnamese. */
  readonly title: string;
  readonly operation: OperationDefinitionNode;
  /** Its own text. */
  readonly text: string;
  /** Its text with what a table tells beside its rows. */
  readonly withNotes: string;
  readonly fields: readonly Outline[];
  readonly lists: readonly ListPath[];
}

/** The saved operations by name; those that change something are not among them, as a download is a GET. */
export function downloadables(schema: GraphQLSchema, operations: readonly SavedOperation[]): ReadonlyMap<string, Downloadable> {
  return new Map(
    operations.flatMap(({ name, title, text }) => {
      const document = parse(text);
      const operation = getOperationAST(document, name);
      if (operation?.operation !== OperationTypeNode.QUERY) return [];
      const fields = outlineOf(schema, document, operation);
      const one = { name, title, operation, text, withNotes: withNotes(schema, document), fields, lists: listsOf(fields) };
      return [[name, one] as const];
    }),
  );
}

export const FORMATS = ['json', 'csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

const FILE = new RegExp(`^(\\w+)\\.(${FORMATS.join('|')})$`, 'u');

/** What a file is named by; fails with NOT_FOUND. */
export function fileNamed(
  file: string,
  known: ReadonlyMap<string, Downloadable>,
): { readonly download: Downloadable; readonly format: Format } {
  const [, name = '', format] = FILE.exec(file) ?? [];
  const download = known.get(name);
  if (download) return { download, format: format as Format };
  throw notFound({
    message: `There is no download ${JSON.stringify(file.slice(0, 80))}.`,
    messageVi: 'Không có tệp tải về với tên này.',
    hint: 'It is the name of a saved operation (schema/operations) with .json, .csv or .xlsx, such as /q/UnitSearch.csv?text=long%20bien.',
  });
}
