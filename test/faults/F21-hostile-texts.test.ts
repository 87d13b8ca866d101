import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { modules } from '../../src/hub.js';
import { hubSchema } from '../../src/kernel/schema.js';
import { hubForReading } from '../kit/hub.js';
import { ask } from './attacker.js';

const hub = hubForReading();
const schema = hubSchema(modules);

const TEXTS = [
  "' or '1'='1",
  "'; drop table unit; --",
  '" or ""="',
  '%',
  '_',
  'A%',
  String.raw`\ `,
  String.raw`\'; select pg_sleep(5); --`,
  '{01,31}',
  '${process.exit(1)}',
  '\u0000',
  '\ud800',
  'zz\u202ezz',
  '\u{1f4a3}'.repeat(50),
  'ữ'.repeat(20_000),
];

/** What is not attacked has to be right, so that the attacked is looked at. */
const RIGHT: Readonly<Record<string, unknown>> = {
  within: '01',
  code: '001',
  year: 2019,
  from: 2018,
  to: 2019,
  level: 'DISTRICT',
  instrument: 'SIPAS',
  period: { year: 2019 },
};

type Input = GraphQLArgument | GraphQLInputField;

/** A place of the graph that takes a text: the path to it from the arguments of a field. */
interface Place {
  readonly path: readonly string[];
  readonly list: boolean;
}

function placesIn(input: Input, above: readonly string[] = []): Place[] {
  const named = getNamedType(input.type);
  const path = [...above, input.name];
  if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap((field) => placesIn(field, path));
  if (!['String', 'ID'].includes(named.name)) return [];
  return [{ path, list: isListType(getNullableType(input.type)) }];
}

function right(input: Input): unknown {
  if (input.name in RIGHT) return RIGHT[input.name];
  const plain: GraphQLInputType = isNonNullType(input.type) ? input.type.ofType : input.type;
  const named = getNamedType(plain);
  const one = isEnumType(named) ? named.getValues()[0]!.name : 'x';
  return isListType(plain) ? [one] : one;
}

/** The arguments of a field with a text in one place, and in all others what has to be there. */
function argumentsWith(inputs: readonly Input[], { path, list }: Place, text: string): Record<string, unknown> {
  const [name, ...rest] = path;
  const entries = inputs.flatMap((input): [string, unknown][] => {
    const required = isRequiredArgument(input); // an input field is required in the same way
    if (input.name !== name) return required ? [[input.name, right(input)]] : [];
    const inner = getNamedType(input.type);
    if (rest.length > 0 && isInputObjectType(inner))
      return [[input.name, argumentsWith(Object.values(inner.getFields()), { path: rest, list }, text)]];
    return [[input.name, list ? [text] : text]];
  });
  return Object.fromEntries(entries);
}

/** A query of a field whose arguments come as variables, so that nothing of a text is written into it. */
function queryOf(field: GraphQLField<unknown, unknown>, names: readonly string[], inUnit: boolean): string {
  const used = field.args.filter(({ name }) => names.includes(name));
  const given = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const named = getNamedType(field.type);
  const isPage = isObjectType(named) && 'totalCount' in named.getFields();
  const body = isLeafType(named) ? '' : isPage ? '{ totalCount nodes { __typename } }' : '{ __typename }';
  const asked = `${field.name}(${given}) ${body}`;
  const variables = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  return `query (${variables}) { ${inUnit ? `unit(code: "01", year: 2019) { ${asked} }` : asked} }`;
}

const targets = ['Query', 'Unit'].flatMap((name) => {
  const type = schema.getType(name);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.flatMap((field) =>
    field.args
      .flatMap((arg) => placesIn(arg))
      .map((place) => ({ title: `${name}.${field.name}(${place.path.join('.')})`, name, field, place })),
  );
});

const MENDABLE = new Set(['BAD_USER_INPUT', 'NOT_FOUND', 'COST_EXCEEDED']);
const units = async (): Promise<number> => (await ask(hub.url, '{ units(first: 1) { totalCount } }')).json.data.units.totalCount;

async function expectNothingFor(text: string, field: GraphQLField<unknown, unknown>, place: Place, inUnit: boolean): Promise<void> {
  const variables = argumentsWith(field.args, place, text);
  const { json, codes, ms } = await ask(hub.url, queryOf(field, Object.keys(variables), inUnit), { variables });
  const shown = JSON.stringify(text.slice(0, 30));
  expect({ shown, codes: codes.filter((code) => !MENDABLE.has(code)) }).toEqual({ shown, codes: [] });
  const found = (json.data?.unit ?? json.data)?.[field.name];
  if (found && 'totalCount' in found) expect({ shown, totalCount: found.totalCount }).toEqual({ shown, totalCount: 0 });
  expect(ms).toBeLessThan(10_000);
}

describe('F21 SQL and wildcards in every argument that takes a text', () => {
  let before: number;
  beforeAll(async () => {
    before = await units();
  });
  afterAll(async () => assert.equal(await units(), before));

  test('there are many', () => expect(targets.length).toBeGreaterThan(40));

  test.each(targets)('$title finds nothing, and is no defect', async ({ name, field, place }) => {
    await Promise.all(TEXTS.map((text) => expectNothingFor(text, field, place, name === 'Unit')));
  });
});
