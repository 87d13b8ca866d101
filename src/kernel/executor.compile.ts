import {
  getArgumentValues,
  GraphQLError,
  Kind,
  isLeafType,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type Source,
  type SourceLocation,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { written, type Outline } from './executor.outline.js';
import type { Run } from './executor.schema.js';

/** An operation as compiled code. */
export interface Program {
  run(context: unknown, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
  /** What the program takes in memory, by estimate. */
  readonly bytes: number;
}

/** Beyond this the compiler costs more than it saves. */
const MOST_FIELDS = 2_000;
/** Measured over the saved operations: about 1,500. */
const BYTES_A_FIELD = 2_000;

/** Compiles an operation for these variables' conditions; null when it is too large or the compiler refuses it. */
export function compile(schema: GraphQLSchema, outline: Outline, variables: Readonly<Record<string, unknown>>): Program | null {
  const plain = outline.plain(variables, MOST_FIELDS);
  if (!plain) return null;
  const { name, operation, kind } = outline.operation;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ kind, operation, selectionSet: plain.selections, ...(name && { name }) }],
  };
  const compiled = compileQuery(schema, document, undefined, {
    customSerializers: serializersOf(schema),
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return null;
  return {
    bytes: plain.fields * BYTES_A_FIELD,
    async run(context, values) {
      const result: ExecutionResult = await compiled.query(undefined, runOf(context, values), {});
      if (!result.errors) return result;
      return { errors: result.errors.map((error) => located(error, outline.operation.loc?.source)), data: result.data ?? null };
    },
  };
}

/** The coerced arguments of each field are made once a run, however many rows the field is resolved for. */
function runOf(context: unknown, variables: Readonly<Record<string, unknown>>): Run {
  const known = new Map<FieldNode, Record<string, unknown>>();
  return {
    context,
    argumentsOf(field, node) {
      let values = known.get(node);
      if (!values) known.set(node, (values = getArgumentValues(field, (node as FieldNode & { [written]: FieldNode })[written], variables)));
      return values;
    },
  };
}

/** An error of the compiled code as the GraphQLError that graphql-js would have made: its own class breaks `toJSON`. */
function located(error: GraphQLError, source: Source | undefined): GraphQLError {
  const original: (Error & Partial<GraphQLError>) | undefined = error.originalError;
  if (original instanceof GraphQLError && original.path) return original;
  return new GraphQLError(original ? error.message : inTheUsualWords(error.message), {
    nodes: original?.nodes ?? null,
    source: original?.source ?? source,
    positions: original?.positions ?? (source && positionsIn(source.body, error.locations ?? [])),
    path: error.path,
    originalError: original,
  });
}

/** graphql-jit lists a field as often as it was written, `Unit.(name,name)`, and forgets the quotes around one. */
const inTheUsualWords = (message: string): string =>
  message.replace(/\((\w+)(?:,\w+)*\)\.$/, '$1.').replace(/^(Expected Iterable, but did not find one for field )(\w+\.\w+)\.$/, '$1"$2".');

/** A fragment that was written out twice stands in one place all the same. */
const positionsIn = (text: string, locations: readonly SourceLocation[]): number[] => [
  ...new Set(locations.map((location) => offsetOf(text, location))),
];

function offsetOf(text: string, { line, column }: SourceLocation): number {
  const lineEnds = /\r\n|[\n\r]/g;
  for (let passed = 1; passed < line; passed += 1) lineEnds.exec(text);
  return lineEnds.lastIndex + column - 1;
}

type Serializer = (value: unknown) => unknown;
const serializers = new WeakMap<GraphQLSchema, Record<string, Serializer>>();

/** The leaf types' own serializers, complaining in the words of graphql-js where they give nothing. */
function serializersOf(schema: GraphQLSchema): Record<string, Serializer> {
  let known = serializers.get(schema);
  if (!known) {
    const leaves = Object.values(schema.getTypeMap()).filter(isLeafType);
    known = Object.fromEntries(
      leaves.map((type) => [
        type.name,
        (value: unknown) => {
          const result: unknown = type.serialize(value);
          if (result == null)
            throw new Error(
              `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(result)}`,
            );
          return result;
        },
      ]),
    );
    serializers.set(schema, known);
  }
  return known;
}
