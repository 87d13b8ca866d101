import fc from 'fast-check';

/** A query text over the types of executor-cases.ts, and values for the variables that it may use. */
export interface GeneratedDocument {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

const LEAVES: Readonly<Record<string, readonly string[]>> = {
  Place: [
    'name',
    'code',
    'colour',
    'at',
    'population',
    'big',
    'missing',
    'wrongNumber',
    'notes',
    'matrix',
    'thrown',
    'thrownStrictly',
    'error',
    'later',
    'laterNull',
    'laterRejected',
    'sum(b: $n)',
    'sum(a: 2, b: 3, more: [$n, 1])',
    'echo(text: $text, box: { width: $n })',
    '__typename',
  ],
  Person: ['name', 'age', '__typename'],
  Named: ['name', '__typename'],
  Thing: ['__typename'],
  Query: ['echo(text: $text)', 'echo(colour: RED, text: "x")', 'notAList', '__typename', 'throws(what: $text)'],
};

const BRANCHES: Readonly<Record<string, readonly (readonly [field: string, type: string])[]>> = {
  Place: [
    ['self', 'Named'],
    ['parent', 'Place'],
    ['children', 'Place'],
    ['holes', 'Place'],
    ['strictHoles', 'Place'],
    ['anything', 'Thing'],
    ['laterChildren', 'Place'],
    ['promises', 'Place'],
    ['strictPromises', 'Place'],
    ['who(name: "An")', 'Person'],
  ],
  Person: [
    ['self', 'Named'],
    ['parent', 'Place'],
    ['friends(first: $n)', 'Person'],
    ['friends', 'Person'],
  ],
  Named: [
    ['self', 'Named'],
    ['parent', 'Place'],
  ],
  Thing: [],
  Query: [
    ['place', 'Place'],
    ['strictPlace', 'Place'],
    ['nobody', 'Person'],
    ['named', 'Named'],
    ['lost', 'Named'],
    ['things', 'Thing'],
  ],
};

const FRAGMENTS: Readonly<Record<string, readonly string[]>> = {
  Place: ['... on Place', '... on Named', '...'],
  Person: ['... on Person', '... on Named'],
  Named: ['... on Place', '... on Person', '... on Thing', '...'],
  Thing: ['... on Place', '... on Person', '... on Named'],
  Query: ['... on Query', '...'],
};

const INNER: Readonly<Record<string, string>> = {
  '... on Place': 'Place',
  '... on Person': 'Person',
  '... on Named': 'Named',
  '... on Thing': 'Thing',
  '... on Query': 'Query',
};

const condition = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' @skip(if: $yes)', ' @include(if: $yes)', ' @include(if: $no)', ' @skip(if: $no)', ' @skip(if: false)'),
  },
);
const alias = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('x: ', 'y: ', 'name: ') });

/**
 * Which fields a document leaves out: those that fail at once where null is no answer, or those that answer later.
 * graphql-js 16 forgets a failure to come in an item of a list when a later item fails at once, and Node ends a process for it.
 */
const WITHOUT = [/^(missing|thrownStrictly|age|laterNull)/, /^(later|promises|strictPromises|self|parent)/];

function selections(type: string, depth: number, without: RegExp): fc.Arbitrary<string> {
  const leaves = LEAVES[type]!.filter((field) => !without.test(field));
  const leaf = fc.tuple(alias, fc.constantFrom(...leaves), condition).map((parts) => parts.join(''));
  const spread = fc.tuple(fc.constantFrom('...PlaceParts', '...NamedParts'), condition).map((parts) => parts.join(''));
  const kinds = [
    { weight: 5, arbitrary: leaf },
    { weight: type === 'Query' ? 0 : 1, arbitrary: spread },
  ];
  if (depth > 0) {
    const branches = BRANCHES[type]!.filter(([field]) => !without.test(field)).map(([field, inner]) =>
      fc.tuple(alias, condition, selections(inner, depth - 1, without)).map(([name, when, set]) => `${name}${field}${when} ${set}`),
    );
    const fragments = FRAGMENTS[type]!.map((on) =>
      fc.tuple(condition, selections(INNER[on] ?? type, depth - 1, without)).map(([when, set]) => `${on}${when} ${set}`),
    );
    if (branches.length > 0) kinds.push({ weight: 5, arbitrary: fc.oneof(...branches) });
    kinds.push({ weight: 2, arbitrary: fc.oneof(...fragments) });
  }
  return fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 4 }).map((parts) => `{ ${parts.join(' ')} }`);
}

const variables = fc.record({
  n: fc.integer({ min: 0, max: 3 }),
  yes: fc.boolean(),
  text: fc.option(fc.constantFrom('a', 'error', 'coded'), { nil: null }),
});

export const documents: fc.Arbitrary<GeneratedDocument> = fc
  .constantFrom(...WITHOUT)
  .chain((without) =>
    fc.tuple(selections('Query', 3, without), selections('Place', 1, without), selections('Named', 1, without), variables),
  )
  .map(([query, placeParts, namedParts, values]) => {
    // A fragment that spreads itself is no valid document: parts of parts spread nothing.
    const flat = (set: string): string => set.replaceAll(/\.\.\.(Place|Named)Parts( @\w+\(if: [$\w]+\))?/g, 'name');
    const parts = {
      PlaceParts: `fragment PlaceParts on Place ${flat(placeParts)}`,
      NamedParts: `fragment NamedParts on Named ${flat(namedParts)}`,
    };
    const used = Object.entries(parts).flatMap(([name, text]) => (query.includes(`...${name}`) ? [text] : []));
    const body = [query, ...used].join('\n');
    const declared = Object.entries(DECLARATIONS).flatMap(([name, text]) => (body.includes(name) ? [text] : []));
    return { text: `query Generated${declared.length > 0 ? `(${declared.join(', ')})` : ''} ${body}`, variables: values };
  });

const DECLARATIONS: Readonly<Record<string, string>> = {
  $n: '$n: Int!',
  $yes: '$yes: Boolean!',
  $no: '$no: Boolean = false',
  $text: '$text: String',
};
