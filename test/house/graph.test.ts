import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isIntrospectionType,
  Kind,
  parse,
  validate,
  type GraphQLNamedType,
} from 'graphql';

const schema = buildSchema(readFileSync('schema/hub.graphql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

type Described = readonly [path: string, description: string | null | undefined];

/** The type and everything that is named inside it, with its description. */
function named(type: GraphQLNamedType): Described[] {
  const inside = (name: string, description: Described[1]): Described => [`${type.name}.${name}`, description];
  const own: Described = [type.name, type.description];
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => inside(value.name, value.description))];
  if (isInputObjectType(type)) return [own, ...Object.values(type.getFields()).map((field) => inside(field.name, field.description))];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields()).flatMap(({ name, description, args }) => [
    inside(name, description),
    ...args.map((argument) => inside(`${name}(${argument.name}:)`, argument.description)),
  ]);
  return [own, ...fields];
}

const folder = 'schema/operations';
const operations = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace('.graphql', ''));

describe('the graph', () => {
  test('describes every type, field, argument and enum value', () => {
    const silent = types
      .flatMap(named)
      .filter(([path, description]) => !description?.trim() && !['Query', 'Mutation', 'Subscription'].includes(path));
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test('gives every enum value its Vietnamese term', () => {
    const values = types
      .filter(isEnumType)
      .flatMap((type) => type.getValues().map((value) => [`${type.name}.${value.name}`, value.description] as const));
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter(([, description]) => !/\(.+\)/.test(description ?? '')).map(([path]) => path)).toEqual([]);
  });

  test('has the scalars of the contract and no others', () => {
    const scalars = types.filter(isScalarType).map((type) => type.name);
    expect(scalars.sort()).toEqual(['Date', 'DateTime', 'Decimal', 'Month']);
  });

  test('every connection has edges, nodes, pageInfo and totalCount', () => {
    const connections = types.filter(isObjectType).filter((type) => type.name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(0);
    for (const type of connections)
      expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']));
  });

  test('every Node has its id from the interface, and its type is one that node(id:) can answer', () => {
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never);
    expect(nodes.length).toBeGreaterThan(5);
    expect(nodes.every((type) => String(type.getFields()['id']?.type) === 'ID!')).toBe(true);
  });
});

describe('schema/operations', () => {
  test.each(operations)('%s holds the operation of its name and runs against the graph', (operation) => {
    const document = parse(readFileSync(join(folder, `${operation}.graphql`), 'utf8'));
    const names = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value] : [],
    );
    expect(names).toEqual([operation]);
    expect(validate(schema, document).map((error) => error.message)).toEqual([]);
  });

  test.each(operations)('%s has a typed document for clients', (operation) => {
    expect(existsSync('schema/generated/operations.ts')).toBe(true);
    expect(readFileSync('schema/generated/operations.ts', 'utf8')).toContain(`export const ${operation}Document = `);
  });
});
