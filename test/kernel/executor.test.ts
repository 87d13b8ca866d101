import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { execute, GraphQLError, parse, validate, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { createExecutor } from '../../src/kernel/executor.js';
import { casesSchema } from './executor-cases.js';
import { documents } from './executor-documents.js';

const schema = casesSchema();

interface Outcome {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
}

/** The one difference in words: how the two say that a type resolver named no type that fits. */
const inSameWords = (message: string): string => message.replace(/^(Abstract type|Runtime Object type) .*/, 'no type that fits');

/** An answer as JSON. */
function outcome({ data, errors = [] }: ExecutionResult): Outcome {
  for (const error of errors) expect(error).toBeInstanceOf(GraphQLError);
  const shown = errors.map((error) => ({ ...error.toJSON(), message: inSameWords(error.message), extensions: error.extensions }));
  return JSON.parse(JSON.stringify({ data: data === undefined ? 'no data' : data, errors: shown })) as Outcome;
}

/**
 * Equal data and equal errors, in whatever order. Of what failed below a place that became null for it, an executor
 * reports what it met before it gave up, and the specification leaves open what that is: one error of such a place will do.
 */
function expectSame(compiled: Outcome, interpreted: Outcome): void {
  expect(summary(compiled)).toEqual(summary(interpreted));
}

function summary({ data, errors }: Outcome): object {
  const nulls = new Set<string>();
  const others: string[] = [];
  for (const error of errors) {
    const place = nullAbove(error, data);
    if (place === null) others.push(JSON.stringify(error));
    else nulls.add(place);
  }
  return { data, errors: others.sort(), nulls: [...nulls].sort() };
}

/** The place above the field of an error that became null; null when only the field itself did. */
function nullAbove({ path = [] }: GraphQLFormattedError, data: unknown): string | null {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null) return path.slice(0, depth).join('.');
    value = (value as Record<string | number, unknown>)[step];
  }
  return null;
}

async function both(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const executor = createExecutor(schema, { compileAt: 1 });
  const compiled = outcome(await executor.execute({ document, variables, context: {} }));
  const interpreted = outcome(await execute({ schema, document, variableValues: variables, contextValue: {} }));
  return { compiled, interpreted, programs: executor.size().programs };
}

const CASES: Readonly<Record<string, readonly [text: string, variables?: Record<string, unknown>]>> = {
  'plain fields of every scalar': ['{ place { name code colour at population area big __typename } }'],
  'lists, lists of lists and nulls in them': ['{ place { notes matrix children { code children { code } } } }'],
  'a null in a field that is never null': ['{ place { name missing } strictPlace { code } }'],
  'a null that takes the whole answer away': ['{ strictPlace { missing } }'],
  'a null in an item of a list of never-null items': ['{ place { children { name missing } } }'],
  'holes and errors in a list': ['{ place { holes { name } } }'],
  'a hole in a list of never-null items': ['{ place { strictHoles { name } } }'],
  'a number that is none': ['{ place { wrongNumber name } }'],
  'an enum value that does not exist': ['{ place { wrongColour notANumber } }'],
  'what is no list': ['{ notAList }'],
  'a resolver that throws': ['{ place { thrown name } }'],
  'a resolver that throws where null is no answer': ['{ place { thrownStrictly name } }'],
  'an Error as a value': ['{ place { error name } }'],
  'promises, also of null and of a failure': ['{ place { later laterRejected laterChildren { name later } } }'],
  'a promise of null where null is no answer': ['{ place { laterNull } nobody { name } }'],
  'promises inside a list': ['{ place { promises { name later } } }'],
  'a promise of null inside a list of never-null items': ['{ place { strictPromises { name } } }'],
  'an interface': ['{ named { __typename name self { name __typename } ... on Person { age } ... on Place { code } } }'],
  'a union': ['{ place { anything { __typename ... on Place { code children { code } } ... on Person { name friends { name } } } } }'],
  'an interface inside an interface': ['{ named { self { self { name ... on Place { laterChildren { code } } } } } }'],
  'arguments and their defaults': [
    '{ place { a: sum(b: 2) b: sum(a: 5, b: 2, more: [1, 2]) c: sum(a: null, b: 1) who(name: "An") { name friends(first: 1) { name } } } }',
  ],
  'arguments of every kind': ['{ echo(text: "x", colour: RED, at: "2018-11-30", box: { width: 1, inner: { width: 2, colours: [] } }) }'],
  'one field twice with other arguments': ['{ place { x: echo(text: "1") y: echo(text: "2") children { x: echo(text: "3") } } }'],
  'variables and their defaults': [
    'query ($text: String = "by default", $colour: Colour, $box: Box, $at: Instant = "2018-11-30") { echo(text: $text, colour: $colour, box: $box, at: $at) }',
    { box: { width: 4, colours: ['GREEN'] } },
  ],
  'variables inside lists and inputs': [
    'query ($n: Int!, $c: Colour!, $w: Int!) { place { sum(b: 1, more: [$n, 2]) } echo(box: { width: $w, colours: [$c], at: "2020-01-01" }) }',
    { n: 40, c: 'RED', w: 1 },
  ],
  'a variable that was not given': ['query ($text: String, $a: Int) { echo(text: $text) place { sum(a: $a, b: 1) } }'],
  'null for an argument that has a default': ['query ($b: Int = 2) { place { sum(b: $b) } }', { b: null }],
  'null variables': ['query ($text: String = "x", $box: Box) { echo(text: $text, box: $box) }', { text: null, box: null }],
  'a required variable that is missing': ['query ($n: Int!) { place { sum(b: $n) } }'],
  'variables of the wrong kind': [
    'query ($n: Int!, $c: Colour, $box: Box) { place { sum(b: $n) } echo(colour: $c, box: $box) }',
    { n: 'x', c: 'BLUE', box: { w: 1 } },
  ],
  'a variable that its scalar refuses': ['query ($at: Instant) { echo(at: $at) }', { at: 'yesterday' }],
  'a single value where a list is expected': ['query ($more: [Int!]) { place { sum(b: 1, more: $more) } }', { more: 3 }],
  'skip and include by literals': [
    '{ place { name @skip(if: true) code @include(if: true) big @include(if: false) area @skip(if: false) } }',
  ],
  'skip and include by variables': [
    'query ($yes: Boolean!, $no: Boolean = false) { place { name @skip(if: $yes) code @include(if: $yes) ...F @include(if: $no) ... @skip(if: $no) { area } } } fragment F on Place { big }',
    { yes: true },
  ],
  'a fragment twice, once under a condition': [
    'query ($no: Boolean!) { place { ...F @include(if: $no) children { ...F } ...F } } fragment F on Place { code name @skip(if: $no) }',
    { no: false },
  ],
  'a field twice, once under a condition': [
    'query ($no: Boolean!) { place { children @include(if: $no) { name } children { code } } }',
    { no: false },
  ],
  'conditions that leave nothing': ['query ($no: Boolean!) { place @include(if: $no) { name } }', { no: false }],
  'fragments in fragments': [
    '{ place { ...A } named { ...B } } fragment A on Place { name ...B children { ...B } } fragment B on Named { name ... on Place { code } }',
  ],
  'aliases and merged selections': [
    '{ first: place { name } first: place { code children { name } } second: place { children { code } children { name } } }',
  ],
  'locations over several lines': ['query Long {\n  place {\r\n    name\n\n    thrown\n  }\n}\n'],
  'a thrown error with extensions': ['{ throws(what: "coded") }'],
  'a thrown text': ['{ throws(what: "text") }'],
  'a thrown object': ['{ throws(what: "object") }'],
  'a thrown null': ['{ throws(what: "nothing") }'],
};

describe('The compiled executor answers as graphql-js does:', () => {
  test.each(Object.entries(CASES))('%s', async (_title, [text, variables]) => {
    const { compiled, interpreted } = await both(text, variables);
    expectSame(compiled, interpreted);
  });

  test('any valid query over the same types', async () => {
    const tried = { compiled: 0, all: 0 };
    await fc.assert(
      fc.asyncProperty(documents, async ({ text, variables }) => {
        fc.pre(validate(schema, parse(text)).length === 0);
        const { compiled, interpreted, programs } = await both(text, variables);
        expectSame(compiled, interpreted);
        tried.compiled += programs;
        tried.all += 1;
      }),
      { numRuns: 300 },
    );
    expect(tried.compiled).toBeGreaterThan(tried.all / 2);
  });
});
