import type { Random } from '../../../src/kernel/random.js';
import type { Pool } from './pool.js';
import type { GeneratedRequest } from './valid.js';
import { HOSTILE_TEXTS } from './values.js';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST';
  /** Behind the question mark of a GET. */
  readonly search: string;
  readonly type: string;
  readonly body: string;
}

interface Breaking {
  readonly request: GeneratedRequest;
  readonly random: Random;
  readonly pool: Pool;
}

/** What is wrong with a request, and how it gets wrong. */
type Break = (breaking: Breaking) => Partial<WireRequest>;

export const wireOf = ({
  text,
  variables,
  operationName,
}: Pick<GeneratedRequest, 'text' | 'variables' | 'operationName'>): WireRequest => ({
  method: 'POST',
  search: '',
  type: 'application/json',
  body: JSON.stringify({ query: text, variables, ...(operationName !== null && { operationName }) }),
});

const withText = ({ request }: Breaking, text: string): Partial<WireRequest> => wireOf({ ...request, text });
const withVariables = ({ request }: Breaking, variables: Record<string, unknown>): Partial<WireRequest> =>
  wireOf({ ...request, variables });
const raw = (body: string): Partial<WireRequest> => ({ body });

/** Puts `piece` behind a random opening brace. */
function intoSet({ request, random }: Breaking, piece: string): string {
  const places = [...request.text.matchAll(/\{ /g)].map(({ index }) => index + 2);
  const at = random.pick(places);
  return `${request.text.slice(0, at)}${piece} ${request.text.slice(at)}`;
}

/** Literals that some scalar of the schema cannot take, and some that none can. */
const WRONG_LITERALS: readonly string[] = [
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '99999999999999999999999999',
  '1e400',
  '-1e400',
  'NaN',
  'Infinity',
  '-Infinity',
  '1.5',
  '0x10',
  '007',
  '-0',
  'null',
  'true',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u{110000}"',
  '"""block " text"""',
  '[]',
  '[[[1]]]',
  '{}',
  '{__proto__: 1}',
  '{constructor: {prototype: {x: 1}}}',
  'RED',
  '$missing',
  '"2018-02-30"',
  '"0000-00-00"',
  '"+275761-01-01"',
];

const WRONG_VALUES: readonly unknown[] = [
  2_147_483_648,
  -2_147_483_649,
  1e308,
  2 ** 53 + 2,
  1.5,
  '1',
  'NaN',
  null,
  true,
  [],
  [[1]],
  {},
  [null],
  { a: { b: { c: 1 } } },
  '2018-02-30',
  '2018-11-30T25:00:00Z',
  ...HOSTILE_TEXTS,
];

/** A value with one of its leaves replaced. */
function replaced(value: unknown, random: Random, by: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.8)) {
    const at = random.whole(0, value.length - 1);
    return value.map((item, index) => (index === at ? replaced(item, random, by) : item));
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0 && random.chance(0.8)) {
    const name = random.pick(Object.keys(value));
    return { ...value, [name]: replaced((value as Record<string, unknown>)[name], random, by) };
  }
  return by(value);
}

function oneVariable(breaking: Breaking, by: (leaf: unknown) => unknown): Partial<WireRequest> {
  const { request, random } = breaking;
  const names = Object.keys(request.variables);
  if (names.length === 0) return withText(breaking, intoSet(breaking, `a0: unit(code: ${JSON.stringify(by('001'))}) { id }`));
  const name = random.pick(names);
  return withVariables(breaking, { ...request.variables, [name]: replaced(request.variables[name], random, by) });
}

/** The same token with something in it changed: a letter, its end, its length, or what it holds. */
function tampered(token: string, random: Random): string {
  const at = random.whole(0, token.length - 1);
  const text = Buffer.from(token, 'base64url').toString();
  const inner = (change: string): string => Buffer.from(change).toString('base64url');
  return random.pick([
    () => `${token.slice(0, at)}${random.pick([...'AZaz09_-=+/ \u0000'])}${token.slice(at + 1)}`,
    () => token.slice(0, at),
    () => token + token,
    () => inner(text.replaceAll(/\d+/g, '99999999999999999999')),
    () => inner(text.replaceAll(/\d+/g, '2147483648')),
    () => inner(text.replaceAll(/\d+/g, '-1')),
    () => inner(text.replaceAll(/\d+/g, '1e9')),
    () => inner(text.replaceAll(/\d+/g, ' 1 ')),
    () =>
      inner(
        text.replace(/@.*/, '') +
          random.pick(['@0000-01-01', '@2018-02-30', '@9999-12-31', '@', '@-1', '@infinity', '@now', '@2018-01-01@']),
      ),
    () => inner(`${text}\u0000`),
    () => inner(`${text}'`),
    () => inner(text.replace(/:.*/, `:${random.pick(HOSTILE_TEXTS)}`)),
    () =>
      inner(
        text.replace(
          /^[^:]*/,
          random.pick(['__proto__', 'constructor', 'Query', 'Unit', 'Scorecard', 'QualityFinding', 'Account', 'toString']),
        ),
      ),
    () => inner(text.replaceAll(/["[\]]/g, '')),
  ])();
}

const BREAKS: Readonly<Record<string, Break>> = {
  'unknown field': (breaking) =>
    withText(
      breaking,
      intoSet(breaking, breaking.random.pick(['nothing', 'password', '__proto__', 'constructor', '_', 'scorecard_field'])),
    ),
  'unknown argument': (breaking) =>
    withText(
      breaking,
      breaking.request.text.replace(
        /(a\d+: \w+)(\()?/,
        (_all, field: string, open?: string) => `${field}(where: {id: 1}${open ? ', ' : ')'}`,
      ),
    ),
  'wrong literal': (breaking) => {
    const { random, request } = breaking;
    const places = [...request.text.matchAll(/(\w+: )("(?:[^"\\]|\\.)*"|-?[\d.]+|\$v\d+|[A-Z_]+)(?=[,)}])/g)];
    if (places.length === 0) return withText(breaking, intoSet(breaking, `a0: unit(code: ${random.pick(WRONG_LITERALS)}) { id }`));
    const { index, 0: all, 1: name } = random.pick(places);
    return withText(
      breaking,
      `${request.text.slice(0, index)}${name}${random.pick(WRONG_LITERALS)}${request.text.slice(index + all.length)}`,
    );
  },
  'wrong variable': (breaking) => oneVariable(breaking, () => breaking.random.pick(WRONG_VALUES)),
  'hostile text': (breaking) => {
    const { random } = breaking;
    return oneVariable(breaking, (leaf) =>
      typeof leaf === 'string' ? random.pick([() => random.pick(HOSTILE_TEXTS), () => `${leaf}${random.pick(HOSTILE_TEXTS)}`])() : leaf,
    );
  },
  'long text': (breaking) => {
    const { random } = breaking;
    const unit = random.pick(['a', 'Ộ', '%', '_', '(', '\u0301', '00', ' ', '\u{1f1fb}', "'"]);
    return oneVariable(breaking, (leaf) => (typeof leaf === 'string' ? unit.repeat(random.pick([1_000, 10_000, 200_000])) : leaf));
  },
  'long list': (breaking) => {
    const { random } = breaking;
    return oneVariable(breaking, (leaf) => Array.from({ length: random.pick([501, 5_000]) }, () => leaf));
  },
  'missing variables': (breaking) => withVariables(breaking, {}),
  'variable of a prototype': ({ request, random }) => {
    const variables = JSON.stringify(request.variables).slice(1);
    const piece = random.pick([
      '"__proto__":{"first":1}',
      '"constructor":{"prototype":{"polluted":true}}',
      '"toString":1',
      '"hasOwnProperty":null',
    ]);
    return raw(`{"query":${JSON.stringify(request.text)},"variables":{${piece}${variables === '}' ? '' : ','}${variables}}`);
  },
  'input of a prototype': (breaking) =>
    oneVariable(breaking, () =>
      breaking.random.pick([JSON.parse('{"__proto__":{"within":"01"}}'), { constructor: { prototype: 1 } }, { toString: 'x', valueOf: 1 }]),
    ),
  'undeclared variable': (breaking) => withText(breaking, breaking.request.text.replace(/^(query|mutation) Made(\([^)]*\))?/, '$1 Made')),
  'broken syntax': (breaking) => {
    const { random, request } = breaking;
    const at = random.whole(0, request.text.length);
    const piece = random.pick([
      '{',
      '}',
      '(',
      ')',
      '"',
      '"""',
      '$',
      '@',
      '...',
      '!',
      ':',
      '\u0000',
      '\ud800',
      '\ufeff',
      '#',
      '\\',
      '&',
      '|',
      '=',
      '{}',
      '🇻🇳',
      '\u200b',
    ]);
    return withText(
      breaking,
      random.pick([() => request.text.slice(0, at), () => request.text.slice(0, at) + piece + request.text.slice(at)])(),
    );
  },
  'duplicate names': (breaking) => {
    const { random, request } = breaking;
    return withText(
      breaking,
      random.pick([
        `${request.text}\n${request.text}`,
        request.text.replace(/\(([\w]+: )/, '($1null, $1'),
        request.text.replace(/\(\$(v\d+): /, '($$$1: Int, $$$1: '),
        `${request.text} fragment A on Unit { id } fragment A on Unit { id }`,
        request.text.replace('{ ', '{ a1: __typename '),
      ]),
    );
  },
  'fragment cycle': (breaking) => {
    const { random, request } = breaking;
    const cycles = [
      'fragment C on Unit { id ...C }',
      'fragment C on Unit { parent { ...D } } fragment D on Unit { children { ...C } }',
      'fragment C on Query { ...C }',
      'fragment C on Nothing { ...C }',
    ];
    return withText(breaking, `${random.pick([request.text.replace('{ ', '{ ...C '), request.text])} ${random.pick(cycles)}`);
  },
  'wrong directive': (breaking) =>
    withText(
      breaking,
      breaking.request.text.replace(
        '{ ',
        `{ __typename ${breaking.random.pick(['@skip', '@skip(if: null)', '@include(if: "x")', '@unknown', '@deprecated', '@skip(if: true) @skip(if: true)', '@defer', '@stream', '@include(if: $nothing)'])} `,
      ),
    ),
  deep: (breaking) => {
    const levels = breaking.random.pick([14, 16, 200, 3_000]);
    return withText(breaking, `{ unit(code: "01") { ${'children { parent { '.repeat(levels / 2)} id ${'} } '.repeat(levels / 2)} } }`);
  },
  'many aliases': (breaking) => {
    const count = breaking.random.pick([20, 101, 3_000]);
    return withText(breaking, `{ ${Array.from({ length: count }, (_, at) => `b${at}: __typename`).join(' ')} }`);
  },
  introspection: (breaking) =>
    withText(
      breaking,
      breaking.random.pick([
        '{ __type(name: "__proto__") { name fields { name } } }',
        '{ __type(name: "Account") { fields { name type { name ofType { name } } } } }',
        '{ __schema { types { fields { type { fields { type { name } } } } } } }',
        '{ __schema { types { name possibleTypes { name } } } __typename }',
      ]),
    ),
  'tampered id': (breaking) => {
    const { random, pool } = breaking;
    return withText(breaking, `{ node(id: ${JSON.stringify(tampered(random.pick(pool.ids), random))}) { __typename id } }`);
  },
  'tampered cursor': (breaking) => {
    const { random, pool } = breaking;
    const [list, cursors] = random.pick(Object.entries(pool.cursors));
    const cursor = random.chance(0.5) ? tampered(random.pick(cursors), random) : random.pick(Object.values(pool.cursors).flat());
    const page = random.pick(['first: 2, after', 'last: 2, before']);
    return withText(
      breaking,
      `{ ${list}(${page}: ${JSON.stringify(cursor)}) { totalCount nodes { __typename id } pageInfo { endCursor } } }`,
    );
  },
  'no request': ({ random, request }) =>
    random.pick([
      raw(''),
      raw('null'),
      raw('[]'),
      raw('"text"'),
      raw('{"query":1}'),
      raw('{"query":{"__proto__":1}}'),
      raw('{"query":null,"variables":null}'),
      raw(`[${JSON.stringify({ query: request.text })}]`),
      raw(`{"query":${JSON.stringify(request.text)},"variables":"x"}`),
      raw(`{"query":${JSON.stringify(request.text)},"variables":[1]}`),
      raw(`{"query":${JSON.stringify(request.text)},"operationName":"Nothing"}`),
      raw(`{"query":${JSON.stringify(request.text)},"operationName":7}`),
      raw(`{"query":${JSON.stringify(request.text)},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`),
      raw(`{"query":${JSON.stringify(request.text)},"extensions":7}`),
      raw(`{"query":${JSON.stringify(request.text)}`),
      raw(`{"__proto__":{"query":"{ __typename }"}}`),
      { type: 'text/plain' },
      { type: 'application/x-www-form-urlencoded', body: 'query=%7B__typename%7D' },
      { type: 'application/json; charset=utf-16' },
      { type: '' },
    ]),
  'over GET': ({ random, request }) => ({
    method: 'GET',
    body: '',
    search: random.pick([
      `?query=${encodeURIComponent(request.text.toWellFormed()).slice(0, 6_000)}&variables=${encodeURIComponent(JSON.stringify(request.variables)).slice(0, 6_000)}`,
      `?query=${encodeURIComponent('mutation { endRole(role: "x") { id } }')}`,
      '?query=%7B__typename%7D&variables=%7B',
      '?query=%00&query=%ff',
      '?variables[]=1&query[x]=%7B__typename%7D',
      '?',
    ]),
  }),
};

export const BREAK_NAMES: readonly string[] = Object.keys(BREAKS);

/** A request with something wrong in it, and what that is. */
export function brokenRequest(
  request: GeneratedRequest,
  random: Random,
  pool: Pool,
): { readonly wire: WireRequest; readonly kind: string } {
  const kind = random.pick(BREAK_NAMES);
  return { kind, wire: { ...wireOf(request), ...BREAKS[kind]!({ request, random, pool }) } };
}
