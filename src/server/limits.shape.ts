import { Kind, visit, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { HubError } from '../kernel/errors.js';
import { DEEPEST, MOST_ALIASES, MOST_DEFINITIONS, MOST_DIRECTIVES, MOST_ROOT_FIELDS, MOST_SELECTIONS, tooMuch } from './limits.js';

/** What a set of selections comes to with its fragments written out. */
interface Extent {
  /** Levels of fields; introspection does not count, graphql-js limits it. */
  readonly depth: number;
  readonly selections: number;
  readonly aliases: number;
  /** Fields of the first level. */
  readonly width: number;
}

const NOTHING: Extent = { depth: 0, selections: 0, aliases: 0, width: 0 };
/** Of a fragment that leads to itself. */
const ENDLESS: Extent = { depth: Infinity, selections: Infinity, aliases: 0, width: 0 };

/** Why a document is not even checked against the schema; null for one of ordinary size. Nothing in it has to be valid. */
export function shapeRefusal(document: DocumentNode): HubError | null {
  if (document.definitions.length > MOST_DEFINITIONS)
    return tooMuch('COST_EXCEEDED', 'operations and fragments', 'thao tác và đoạn (fragment)', MOST_DEFINITIONS, LESS);
  if (directives(document) > MOST_DIRECTIVES) return tooMuch('COST_EXCEEDED', 'directives', 'chỉ thị (directive)', MOST_DIRECTIVES, LESS);
  const extentOf = extents(document);
  for (const definition of document.definitions) {
    // A fragment that nothing spreads is checked against the schema all the same.
    const refusal = 'selectionSet' in definition ? extentRefusal(extentOf(definition)) : null;
    if (refusal) return refusal;
  }
  return null;
}

const LESS = 'Ask for less at once: split the document, or drop fields and aliases.';

function extentRefusal({ depth, selections, aliases, width }: Extent): HubError | null {
  if (depth === Infinity) return endless();
  if (depth > DEEPEST) return tooDeep(depth);
  if (selections > MOST_SELECTIONS) return tooMuch('COST_EXCEEDED', 'selections', 'trường được chọn', MOST_SELECTIONS, LESS);
  if (aliases > MOST_ALIASES)
    return tooMuch(
      'COST_EXCEEDED',
      'aliases',
      'bí danh (alias)',
      MOST_ALIASES,
      'Ask for many units in one field: units(filter: { codes: […] }).',
    );
  return width > MOST_ROOT_FIELDS ? tooMuch('COST_EXCEEDED', 'root fields', 'trường gốc', MOST_ROOT_FIELDS, LESS) : null;
}

const endless = (): HubError =>
  new HubError('BAD_USER_INPUT', {
    message: 'A fragment may not be spread within itself; one of these is.',
    messageVi: 'Một đoạn (fragment) không được chứa chính nó.',
    hint: 'Write down how many levels are wanted.',
  });

const tooDeep = (depth: number): HubError =>
  new HubError('TOO_DEEP', {
    message: `A query may go ${DEEPEST} levels deep; this one goes ${depth}.`,
    messageVi: `Truy vấn chỉ được lồng tối đa ${DEEPEST} cấp.`,
    hint: 'Split it, or start from a unit further down: unit(code:).',
  });

function directives(document: DocumentNode): number {
  let count = 0;
  visit(document, { Directive: () => void (count += 1) });
  return count;
}

/** Counts each fragment once, however often it is spread. */
function extents(document: DocumentNode): (definition: OperationDefinitionNode | FragmentDefinitionNode) => Extent {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Extent>();

  function ofFragment(name: string): Extent {
    const before = known.get(name);
    if (before) return before;
    known.set(name, ENDLESS); // until it is known
    const fragment = fragments.get(name);
    const found = fragment ? ofSet(fragment.selectionSet) : NOTHING;
    known.set(name, found);
    return found;
  }

  function ofSet(set: SelectionSetNode): Extent {
    let sum = NOTHING;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? ofSet(selection.selectionSet) : NOTHING;
        const depth = selection.name.value.startsWith('__') ? 0 : below.depth + 1;
        sum = together(sum, { ...below, depth, width: 1, aliases: below.aliases + (selection.alias ? 1 : 0) });
      } else
        sum = together(sum, selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSet(selection.selectionSet));
    }
    return sum;
  }

  return (definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? ofFragment(definition.name.value) : ofSet(definition.selectionSet);
}

/** Every selection counts, a spread as well. */
const together = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  selections: one.selections + other.selections + 1,
  aliases: one.aliases + other.aliases,
  width: one.width + other.width,
});
