import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  print,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field of an operation with all that it selects, fragments spread. */
export interface Outline {
  /** Its name in the answer. */
  readonly key: string;
  /** The names from the root down to it, joined by dots. */
  readonly path: string;
  readonly shape: 'VALUE' | 'VALUES' | 'OBJECT' | 'OBJECTS';
  /** The name of its type, without list and `!`. */
  readonly type: string;
  /** In the order of the selection; empty for values. */
  readonly fields: readonly Outline[];
}

/** A set of selections and the type that they are selected on. */
type Selected = readonly [set: SelectionSetNode, type: GraphQLNamedType];

/** The fields of an operation; what the schema does not have is left out. */
export function outlineOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): readonly Outline[] {
  const root = schema.getRootType(operation.operation);
  const fragments = new Map(
    document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one] as const),
  );
  return root ? fieldsOf([[operation.selectionSet, root]], '', { schema, fragments }) : [];
}

interface Known {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

interface Met {
  readonly type: GraphQLOutputType;
  readonly below: Selected[];
}

function fieldsOf(selected: readonly Selected[], above: string, known: Known): readonly Outline[] {
  const met = new Map<string, Met>();
  for (const [set, type] of selected) meet(set, type, met, known);
  return [...met].map(([key, { type, below }]) => {
    const path = above + key;
    const objects = isCompositeType(getNamedType(type));
    const list = isListType(getNullableType(type));
    return {
      key,
      path,
      shape: objects ? (list ? 'OBJECTS' : 'OBJECT') : list ? 'VALUES' : 'VALUE',
      type: getNamedType(type).name,
      fields: fieldsOf(below, `${path}.`, known),
    };
  });
}

/** Notes the fields of a set under their names in the answer, those of fragments where they are spread. */
function meet(set: SelectionSetNode, type: GraphQLNamedType, met: Map<string, Met>, known: Known): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      meetField(selection, type, met);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? known.fragments.get(selection.name.value) : selection;
    if (!fragment) continue;
    const narrower = fragment.typeCondition && typeFromAST(known.schema, fragment.typeCondition);
    meet(fragment.selectionSet, narrower ?? type, met, known);
  }
}

function meetField({ name, alias, selectionSet }: FieldNode, type: GraphQLNamedType, met: Map<string, Met>): void {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
  if (!field) return;
  const key = alias?.value ?? name.value;
  let place = met.get(key);
  if (!place) met.set(key, (place = { type: field.type, below: [] }));
  if (selectionSet) place.below.push([selectionSet, getNamedType(field.type)]);
}

/** The type of a source beside its figure. */
export const SOURCE = 'SourceReference';
/** What a download asks of each source beside the operation, each under its own name. */
export const SOURCE_FIELDS = ['title', 'url', 'publisher', 'publishedOn', 'publishedText', 'locator'] as const;
/** Before the names of what only the download asks. */
export const OWN = 'hub_';
/** The page of a list, under its own name. */
export const PAGE = `${OWN}page`;

/** Whether a type is a page of a list. */
export const isPage = (type: string): boolean => type.endsWith('Connection');

/** The text of an operation that also asks what a table has to tell beside its rows: where figures come from, and whether rows go on. */
export function withNotes(schema: GraphQLSchema, document: DocumentNode): string {
  const info = new TypeInfo(schema);
  const added = visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD]: {
        leave(node: FieldNode) {
          const type = info.getType();
          const asked = node.selectionSet && type ? notesOf(getNamedType(type).name) : [];
          return asked.length === 0
            ? undefined
            : { ...node, selectionSet: { ...node.selectionSet!, selections: [...node.selectionSet!.selections, ...asked] } };
        },
      },
    }),
  );
  return print(added);
}

function notesOf(type: string): readonly FieldNode[] {
  if (type === SOURCE) return SOURCE_FIELDS.map((name) => asked(name, OWN + name));
  return isPage(type) ? [asked('pageInfo', PAGE, [asked('hasNextPage'), asked('endCursor')])] : [];
}

const asked = (name: string, alias?: string, selections?: readonly FieldNode[]): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
  ...(selections && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
});
