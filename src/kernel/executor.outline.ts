import {
  BREAK,
  getOperationAST,
  Kind,
  OperationTypeNode,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What is known of an operation before it runs. */
export interface Outline {
  readonly text: string;
  readonly operation: OperationDefinitionNode;
  /** Names the program that runs the operation: its text, its name and what `@skip` and `@include` decide. */
  key(variables: Variables): string;
  /**
   * The operation's selections as they stand for these variables: conditions decided, fragments written out, no
   * arguments and no variables. Null when there are more than `limit` fields.
   */
  plain(variables: Variables, limit: number): { readonly selections: SelectionSetNode; readonly fields: number } | null;
}

type Variables = Readonly<Record<string, unknown>>;

/** The field node of the caller's document behind a field node of the plain selections. */
export const written = Symbol('the field as it was written');

const MOST_CONDITIONS = 4;
const known = new WeakMap<DocumentNode, Map<string, Outline | null>>();

/** The outline of an operation that may be compiled; null for one that only graphql-js is to run. */
export function outlineOf(document: DocumentNode, operationName: string | null | undefined): Outline | null {
  let outlines = known.get(document);
  if (!outlines) known.set(document, (outlines = new Map()));
  const name = operationName ?? '';
  let outline = outlines.get(name);
  if (outline === undefined) outlines.set(name, (outline = drawn(document, operationName)));
  return outline;
}

function drawn(document: DocumentNode, operationName: string | null | undefined): Outline | null {
  const operation = getOperationAST(document, operationName);
  const text = document.loc?.source.body;
  if (!text || operation?.operation !== OperationTypeNode.QUERY || !hasPlainNames(document)) return null;
  const conditions = conditionsOf(document);
  if (conditions.length > MOST_CONDITIONS) return null;
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return {
    text,
    operation,
    key: (variables) => `${operationName ?? ''}\n${conditions.map((name) => `${name}=${variables[name] === true}`).join()}\n${text}`,
    plain: (variables, limit) => writtenOut(operation.selectionSet, { fragments, variables, left: limit }, limit),
  };
}

/**
 * graphql-jit tells the places of a document apart by their names joined with `_`, and would answer introspection
 * from its own copy of the schema: neither an underscore in a name nor introspection may reach it.
 */
function hasPlainNames(document: DocumentNode): boolean {
  let plain = true;
  visit(document, {
    Field(node) {
      const names = node.name.value === '__typename' ? [node.alias?.value] : [node.name.value, node.alias?.value];
      if (!names.some((name) => name?.includes('_'))) return undefined;
      plain = false;
      return BREAK;
    },
  });
  return plain;
}

/** The variables that decide an `@skip` or `@include`, sorted. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const condition = node.arguments?.[0]?.value;
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names].sort();
}

interface Writing {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  left: number;
}

function writtenOut(set: SelectionSetNode, writing: Writing, limit: number) {
  const selections = plainSet(set, writing);
  return writing.left < 0 ? null : { selections, fields: limit - writing.left };
}

const plainSet = (set: SelectionSetNode, writing: Writing): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: set.selections.flatMap((selection) => plainSelection(selection, writing) ?? []),
});

function plainSelection(selection: SelectionNode, writing: Writing): SelectionNode | null {
  if (writing.left < 0 || !isIncluded(selection.directives, writing.variables)) return null;
  if (selection.kind === Kind.FIELD) return plainField(selection, writing);
  const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? writing.fragments.get(selection.name.value)! : selection;
  const { typeCondition } = fragment;
  return { kind: Kind.INLINE_FRAGMENT, selectionSet: plainSet(fragment.selectionSet, writing), ...(typeCondition && { typeCondition }) };
}

function plainField(field: FieldNode, writing: Writing): FieldNode {
  writing.left -= 1;
  const { alias, name, loc, selectionSet } = field;
  const plain: FieldNode & { [written]: FieldNode } = {
    kind: Kind.FIELD,
    name,
    [written]: field,
    ...(alias && { alias }),
    ...(loc && { loc }),
    ...(selectionSet && { selectionSet: plainSet(selectionSet, writing) }),
  };
  return plain;
}

function isIncluded(directives: readonly DirectiveNode[] | undefined, variables: Variables): boolean {
  return (directives ?? []).every((directive) => {
    const condition = directive.arguments?.[0]?.value;
    const value = condition?.kind === Kind.VARIABLE ? variables[condition.name.value] : condition?.kind === Kind.BOOLEAN && condition.value;
    if (directive.name.value === 'skip') return value === false;
    if (directive.name.value === 'include') return value === true;
    return true;
  });
}
