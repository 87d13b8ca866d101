import { execute, getVariableValues, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compile, type Program } from './executor.compile.js';
import { Cache } from './executor.cache.js';
import { outlineOf, type Outline } from './executor.outline.js';
import { completionSchema } from './executor.schema.js';

/** One operation to run; `document` is already valid against the schema. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly context: unknown;
  /** What the fields at the root are read from: the event, where the operation is a subscription. */
  readonly root?: unknown;
}

export interface ExecutorOptions {
  /** Texts that are compiled at first use and never dropped. */
  readonly trusted?: readonly string[];
  /** At which use any other text is compiled. */
  readonly compileAt?: number;
  /** How many compiled programs of other texts are kept. */
  readonly programs?: number;
  /** How much memory, in bytes and by estimate, they may take together. */
  readonly bytes?: number;
}

export interface Executor {
  /** The answer that graphql-js would give: same data, same errors at the same places. */
  execute(execution: Execution): Promise<ExecutionResult>;
  /** How many compiled programs are kept, and what they take by estimate. */
  readonly size: () => { readonly programs: number; readonly bytes: number };
}

const COUNTED_TEXTS = { entries: 1_000, bytes: 8 * 1024 * 1024 };

/**
 * Runs operations: compiled code for texts that come again, graphql-js for the rest. Variables and arguments are
 * always coerced by graphql-js, so the compiled code holds names of the schema and nothing that a caller wrote.
 */
export function createExecutor(schema: GraphQLSchema, options: ExecutorOptions = {}): Executor {
  const { trusted = [], compileAt = 3, programs = 200, bytes = 64 * 1024 * 1024 } = options;
  const trustedTexts = new Set(trusted);
  const trustedPrograms = new Map<string, Program | null>();
  const otherPrograms = new Cache<Program | null>({ entries: programs, bytes });
  const uses = new Cache<number>(COUNTED_TEXTS);
  const completion = completionSchema(schema);

  /** The compiled program of an operation under these conditions; null when graphql-js is to run it. */
  function programOf(outline: Outline, variables: Readonly<Record<string, unknown>>): Program | null {
    const key = outline.key(variables);
    const isTrusted = trustedTexts.has(outline.text);
    const known = isTrusted ? trustedPrograms.get(key) : otherPrograms.get(key);
    if (known !== undefined) return known;
    if (!isTrusted && !isHot(key)) return null;
    const program = compile(completion, outline, variables);
    if (isTrusted) trustedPrograms.set(key, program);
    else otherPrograms.set(key, program, key.length * 2 + (program?.bytes ?? 0));
    return program;
  }

  function isHot(key: string): boolean {
    const count = (uses.get(key) ?? 0) + 1;
    uses.set(key, count, key.length * 2);
    return count >= compileAt;
  }

  return {
    async execute(execution) {
      const outline = outlineOf(execution.document, execution.operationName);
      if (!outline) return interpret(schema, execution);
      const { coerced, errors } = getVariableValues(schema, outline.operation.variableDefinitions ?? [], execution.variables ?? {}, {
        maxErrors: 50,
      });
      if (errors) return { errors };
      const program = programOf(outline, coerced);
      return program ? program.run(execution.context, coerced) : interpret(schema, execution);
    },
    size: () => ({ programs: [...trustedPrograms.values(), ...otherPrograms.values()].filter(Boolean).length, bytes: otherPrograms.bytes }),
  };
}

const interpret = async (
  schema: GraphQLSchema,
  { document, operationName, variables, context, root }: Execution,
): Promise<ExecutionResult> =>
  execute({ schema, document, operationName, variableValues: variables, contextValue: context, rootValue: root });
