import {
  buildSchema,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';

/** A schema with every kind of field that an executor can get wrong; see executor.test.ts. */
const TEXT = /* GraphQL */ `
  scalar Instant

  enum Colour {
    RED
    GREEN
  }

  interface Named {
    name: String
    self: Named
    parent: Place
  }

  type Place implements Named {
    name: String
    self: Named
    parent: Place
    code: String!
    colour: Colour
    at: Instant
    population: Int
    area: Float
    big: Boolean
    missing: String!
    wrongNumber: Int
    wrongColour: Colour
    notANumber: Float
    children: [Place!]!
    holes: [Place]
    strictHoles: [Place!]
    notes: [String]
    matrix: [[Int]]
    anything: [Thing!]
    thrown: String
    thrownStrictly: String!
    error: String
    later: String
    laterNull: String!
    laterRejected: String
    laterChildren: [Place!]
    promises: [Place]
    strictPromises: [Place!]
    sum(a: Int = 1, b: Int!, more: [Int!]): Int
    echo(text: String, colour: Colour = GREEN, box: Box, at: Instant): String
    who(name: String!): Person
  }

  type Person implements Named {
    name: String
    self: Named
    parent: Place
    age: Int!
    friends(first: Int = 2): [Person!]
  }

  union Thing = Place | Person

  input Box {
    width: Int!
    height: Int = 3
    at: Instant
    colours: [Colour!] = [RED]
    inner: Box
  }

  type Query {
    place: Place
    strictPlace: Place!
    nobody: Person
    named: [Named]
    lost: Named
    broken: Named
    things: [Thing]
    notAList: [Int]
    echo(text: String, colour: Colour = GREEN, box: Box, at: Instant): String
    throws(what: String): String
  }

  type Mutation {
    touch: String
  }
`;

const place = (depth: number): object => ({
  __typename: 'Place',
  name: `place ${depth}`,
  code: depth % 2 ? 'odd' : 'even',
  colour: depth % 2 ? 'RED' : 'GREEN',
  at: new Date(Date.UTC(2018, depth, 1)),
  population: depth * 1000,
  area: depth / 3,
  big: depth > 1,
  missing: null,
  wrongNumber: 'many',
  wrongColour: 'BLUE',
  notANumber: 'NaN',
  children: depth > 0 ? [place(depth - 1), place(depth - 1)] : [],
  holes: depth > 0 ? [place(depth - 1), null, new Error('a hole')] : null,
  strictHoles: depth > 0 ? [place(depth - 1), null] : [],
  notes: ['a', null, 'c'],
  matrix: [[1, 2], null, [3, null]],
  anything: [person(depth), { __typename: 'Place', code: 'thing', children: [] }],
  error: new Error('an error as a value'),
});

const person = (depth: number): object => ({ __typename: 'Person', name: `person ${depth}`, age: depth % 2 ? 40 + depth : null });

const later = <Value>(value: Value): Promise<Value> => new Promise((resolve) => setImmediate(resolve, value));
const rejected = async (reason: unknown): Promise<never> => {
  await later(null);
  throw reason;
};

const THROWN: Readonly<Record<string, unknown>> = {
  error: new Error('thrown'),
  coded: new GraphQLError('coded', { extensions: { code: 'NOT_FOUND', messageVi: 'không có' } }),
  text: 'a text',
  object: { some: 'object' },
  nothing: null,
};

/** Children made on the way, so that generated queries may go as deep as they like. */
const child = (name: string) => ({ ...place(1), name });

const shown = (_parent: unknown, args: object): string =>
  JSON.stringify(args, (_key, value: unknown) => (value && Object.getPrototypeOf(value) === null ? { ...value } : value));

const RESOLVERS: Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<any, any>>>>> = {
  Place: {
    self: (self) => self,
    parent: () => null,
    thrown: () => {
      throw new Error('thrown by a resolver');
    },
    thrownStrictly: () => {
      throw THROWN.coded;
    },
    later: () => later('later'),
    laterNull: () => later(null),
    laterRejected: () => rejected(new Error('rejected')),
    laterChildren: () => later([child('first'), child('second')]),
    promises: () => [later(child('promised')), rejected(new Error('a rejected item')), later(null), rejected('not an error')],
    strictPromises: () => [later(child('promised')), later(null)],
    sum: (_parent, { a, b, more }) => [a ?? 0, b, ...(more ?? [])].reduce((sum: number, each: number) => sum + each, 0),
    echo: shown,
    who: (_parent, { name }) => ({ ...person(1), name }),
  },
  Person: {
    self: (self) => later(self),
    parent: () => later(child('parent')),
    friends: (_parent, { first }) => Array.from({ length: first }, (_none, at) => person(at + 1)),
  },
  Query: {
    place: () => later(place(2)),
    strictPlace: () => place(2),
    nobody: () => null,
    named: () => [place(1), person(1), later(person(2)), null],
    lost: () => ({ __typename: 'Nowhere' }),
    broken: () => ({ name: 'no type name' }),
    things: () => [person(1), place(1), { __typename: 'Nowhere' }],
    notAList: () => 7,
    echo: shown,
    throws: (_parent, { what }) => {
      throw THROWN[what];
    },
  },
};

export function casesSchema(): GraphQLSchema {
  const schema = buildSchema(TEXT);
  for (const [typeName, resolvers] of Object.entries(RESOLVERS)) {
    const fields = (schema.getType(typeName) as GraphQLObjectType).getFields();
    for (const [name, resolve] of Object.entries(resolvers)) fields[name]!.resolve = resolve;
  }
  Object.assign(schema.getType('Instant') as GraphQLScalarType, {
    serialize: (value: Date) => value.toISOString(),
    parseValue: instant,
    parseLiteral: (node: { value?: unknown }) => instant(node.value),
  });
  return schema;
}

function instant(value: unknown): Date {
  const date = new Date(String(value));
  if (Number.isNaN(date.getTime())) throw new GraphQLError('An Instant is a date.', { extensions: { code: 'BAD_USER_INPUT' } });
  return date;
}
