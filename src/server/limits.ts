import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from 'graphql';
import { HubError } from '../kernel/errors.js';

/** How many levels of fields a query may have: the deepest operation of a dashboard has 8. */
export const DEEPEST = 15;
/** The largest operation of a dashboard has about 250 tokens. */
export const MOST_TOKENS = 10_000;
/** Over all levels, fragments counted wherever they are spread. */
export const MOST_SELECTIONS = 5_000;
/** In bytes, of a request's body. */
export const LARGEST_BODY = 1024 * 1024;

/** The tree of units goes up and down without end (`children { parent { children …`), so depth has a limit. */
export const depthRule: ValidationRule = (context) => ({
  Document(document) {
    const depth = depthOf(document);
    if (depth <= DEEPEST) return;
    context.reportError(
      new HubError('TOO_DEEP', {
        message: `A query may go ${DEEPEST} levels deep; this one goes ${depth === Infinity ? 'down without end' : depth}.`,
        messageVi: `Truy vấn chỉ được lồng tối đa ${DEEPEST} cấp.`,
        hint: 'Split it, or start from a unit further down: unit(code:).',
      }),
    );
  },
});

/** Levels of fields in the deepest operation; introspection does not count, graphql-js limits it. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, number>();

  function ofFragment(name: string): number {
    const depth = known.get(name);
    if (depth !== undefined) return depth;
    known.set(name, Infinity); // until it is known: a fragment that leads to itself has no end
    const fragment = fragments.get(name);
    const found = fragment ? ofSet(fragment.selectionSet) : 0;
    known.set(name, found);
    return found;
  }

  function ofSet(set: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) deepest = Math.max(deepest, ofFragment(selection.name.value));
      else if (selection.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, ofSet(selection.selectionSet));
      else if (!selection.name.value.startsWith('__'))
        deepest = Math.max(deepest, 1 + (selection.selectionSet ? ofSet(selection.selectionSet) : 0));
    }
    return deepest;
  }

  return Math.max(
    0,
    ...document.definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? ofSet(definition.selectionSet) : 0)),
  );
}
