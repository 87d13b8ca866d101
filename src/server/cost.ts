import {
  Kind,
  getNamedType,
  getNullableType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  typeFromAST,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { BASE_WORK, COUNT_WORK, INTROSPECTION_WORK, pageRows, ROWS, USUAL_ROWS, WORK, type Arguments, type Rows } from './cost.rows.js';

/** What an operation is expected to cost, in objects of its answer, before it runs. */
export interface Estimate {
  readonly cost: number;
  /** The field that costs most by itself, by its path in the answer. */
  readonly dearest: { readonly path: string; readonly cost: number };
}

export interface Question {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Arguments;
}

/**
 * Counts each object that the answer may hold, each time it may hold it: lists by their page or by the table of rows,
 * fragments where they are spread, `@skip` and `@include` as they stand. What is not in the schema counts nothing.
 */
export function estimate(schema: GraphQLSchema, { document, operationName, variables }: Question): Estimate {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return { cost: BASE_WORK, dearest: { path: '', cost: 0 } };
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  const counting = new Counting(schema, document, { ...Object.fromEntries(defaults), ...variables });
  const cost = counting.ofSet(operation.selectionSet, { type: root, times: 1, path: '', rows: null });
  return { cost: Math.ceil(BASE_WORK + cost), dearest: counting.dearest };
}

/** Where a set of selections stands. */
interface Place {
  readonly type: GraphQLNamedType;
  /** How often it is answered. */
  readonly times: number;
  readonly path: string;
  /** The rows of lists right in it, where the field around it knows. */
  readonly rows: number | null;
}

class Counting {
  dearest: Estimate['dearest'] = { path: '', cost: 0 };
  readonly #schema: GraphQLSchema;
  readonly #variables: Arguments;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Arguments) {
    this.#schema = schema;
    this.#variables = variables;
    this.#fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  ofSet(set: SelectionSetNode, place: Place): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (!this.#stands(selection.directives)) continue;
      if (selection.kind === Kind.FIELD) {
        cost += this.#ofField(selection, place);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      const type = fragment.typeCondition && typeFromAST(this.#schema, fragment.typeCondition);
      cost += this.ofSet(fragment.selectionSet, type ? { ...place, type } : place);
    }
    return cost;
  }

  #ofField(node: FieldNode, { type, times, path: above, rows: known }: Place): number {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return this.#noted(above + name, INTROSPECTION_WORK);
    const field = hasFields(type) ? type.getFields()[name] : undefined;
    if (!field) return 0;
    const coordinate = `${type.name}.${name}`;
    const path = above + (node.alias?.value ?? name);
    const inner = getNamedType(field.type);
    if (!hasFields(inner) && !isUnionType(inner)) return name === 'totalCount' ? this.#noted(path, times * COUNT_WORK) : 0;
    const args = this.#argumentsOf(node, field);
    const rows = rowsOf(ROWS[coordinate] ?? (isPage(field) ? pageRows : null), args);
    const isList = isListType(getNullableType(field.type));
    const objects = times * (isList ? (rows ?? known ?? USUAL_ROWS) : 1);
    const cost = this.#noted(path, objects + times * (WORK[coordinate] ?? 0));
    if (!node.selectionSet) return cost;
    return cost + this.ofSet(node.selectionSet, { type: inner, times: objects, path: `${path}.`, rows: isList ? null : rows });
  }

  #noted(path: string, cost: number): number {
    if (cost > this.dearest.cost) this.dearest = { path, cost };
    return cost;
  }

  #argumentsOf(node: FieldNode, field: GraphQLField<unknown, unknown>): Arguments {
    const values = Object.create(null) as Record<string, unknown>;
    for (const { name, defaultValue } of field.args) if (defaultValue !== undefined) values[name] = defaultValue;
    for (const { name, value } of node.arguments ?? []) {
      const given = valueFromASTUntyped(value, this.#variables);
      if (given !== undefined) values[name.value] = given;
    }
    return values;
  }

  #stands(directives: readonly DirectiveNode[] | undefined): boolean {
    return (directives ?? []).every(({ name, arguments: given }) => {
      const condition = given?.[0] && valueFromASTUntyped(given[0].value, this.#variables);
      return name.value === 'skip' ? condition !== true : name.value === 'include' ? condition !== false : true;
    });
  }
}

const rowsOf = (rows: Rows | null, args: Arguments): number | null => (typeof rows === 'function' ? rows(args) : rows);

const isPage = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  ['first', 'last'].every((name) => args.some((arg) => arg.name === name));

const hasFields = (type: GraphQLNamedType): type is GraphQLObjectType | GraphQLInterfaceType => isObjectType(type) || isInterfaceType(type);
