import {
  coerceInputValue,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  print,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { HubError } from '../kernel/errors.js';
import { withoutSuggestions } from './strangers.js';

/** What an address says after its `?`, by name; what is left empty is not said. */
export type Said = ReadonlyMap<string, readonly string[]>;

export function saidIn(search: string): Said {
  const said = new Map<string, string[]>();
  for (const [name, text] of new URLSearchParams(search)) if (text !== '') said.set(name, [...(said.get(name) ?? []), text]);
  return said;
}

/**
 * The variables of an operation as an address says them, each of its declared type: numbers and `true` as they are, lists by comma, by
 * repetition or as JSON, input objects as JSON or field by field (`period.year=2019`). Fails with BAD_USER_INPUT that names the first
 * variable that is wrong, missing or not of this operation.
 */
export function variablesOf(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  said: Said,
): Readonly<Record<string, unknown>> {
  const variables: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const reading = new Reading(said, variableDefinitions.map(({ variable, type }) => `${variable.name.value}: ${print(type)}`).join(', '));
  const read = variableDefinitions.flatMap(({ variable: { name }, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node);
    if (!isInputType(type)) return [];
    return [{ name: name.value, type, value: reading.read(name.value, type), needed: isNonNullType(type) && !defaultValue }];
  });
  reading.refuseOthers();
  for (const { name, type, value, needed } of read) {
    if (value === undefined && needed) throw reading.wrong(name, type, 'is missing.', 'còn thiếu');
    if (value === undefined) continue;
    coerceInputValue(value, type, (path, _value, { message }) => {
      throw reading.wrong([name, ...path].join('.'), type, `is wrong: ${withoutSuggestions(message)}`, 'không hợp lệ');
    });
    variables[name] = value;
  }
  return variables;
}

const NUMBERS = new Set(['Int', 'Float', 'Decimal']);
const NUMBER = /^-?\d+(?:\.\d+)?$/u;
const LONGEST_SHOWN = 80;

class Reading {
  readonly #said: Said;
  readonly #declared: string;
  readonly #read = new Set<string>();

  constructor(said: Said, declared: string) {
    this.#said = said;
    this.#declared = declared;
  }

  /** The value of a name; undefined where the address says nothing of it. */
  read(name: string, wanted: GraphQLInputType): unknown {
    const type = getNullableType(wanted);
    const texts = this.#said.get(name);
    if (texts) this.#read.add(name);
    if (isInputObjectType(type)) return this.#object(name, type, texts, wanted);
    if (!texts) return undefined;
    if (isListType(type)) return this.#list(name, type.ofType, texts);
    if (texts.length > 1) throw this.wrong(name, wanted, 'came more than once.', 'được ghi nhiều lần');
    return leaf(type, texts[0]!);
  }

  #list(name: string, item: GraphQLInputType, texts: readonly string[]): unknown {
    const type = getNullableType(item);
    if (texts.length === 1 && texts[0]!.startsWith('[')) return this.#json(name, item, texts[0]!);
    if (isInputObjectType(type) || isListType(type)) return texts.map((text) => this.#json(name, item, text));
    return texts.flatMap((text) => text.split(',')).map((text) => leaf(type, text));
  }

  #object(name: string, type: GraphQLInputObjectType, texts: readonly string[] | undefined, wanted: GraphQLInputType): unknown {
    const apart = [...this.#said.keys()].some((key) => key.startsWith(`${name}.`));
    const fields = Object.values(apart ? type.getFields() : {}).flatMap((field) => {
      const value = this.read(`${name}.${field.name}`, field.type);
      return value === undefined ? [] : [[field.name, value] as const];
    });
    if (!texts) return fields.length === 0 ? undefined : Object.fromEntries(fields);
    if (texts.length > 1 || fields.length > 0) throw this.wrong(name, wanted, 'came more than once.', 'được ghi nhiều lần');
    return this.#json(name, wanted, texts[0]!);
  }

  #json(name: string, type: GraphQLInputType, text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.wrong(name, type, 'is no JSON.', 'không phải JSON hợp lệ');
    }
  }

  /** A variable that cannot be what it is declared to be. */
  wrong(name: string, type: GraphQLInputType, what: string, whatVi: string): HubError {
    const came = this.#said.get(name);
    const message = `The variable ${name}${came ? `=${shown(came)}` : ''} ${what} It has to be ${String(type)}.`;
    return badVariable(name, message, `Biến ${name} ${whatVi}; kiểu cần có: ${String(type)}.`, this.#hint, String(type));
  }

  /** What the address says and the operation does not know would otherwise be ignored in silence. */
  refuseOthers(): void {
    const name = [...this.#said.keys()].find((one) => !this.#read.has(one));
    if (name === undefined) return;
    const short = shown([name]);
    throw badVariable(short, `There is no variable ${short} here.`, `Không có biến ${short}.`, this.#hint);
  }

  get #hint(): string {
    return this.#declared === '' ? 'This operation takes no variables.' : `This operation takes ${this.#declared}.`;
  }
}

function leaf(type: GraphQLInputType, text: string): unknown {
  const name = String(type);
  if (NUMBERS.has(name) && NUMBER.test(text)) return Number(text);
  return name === 'Boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}

function shown(texts: readonly string[]): string {
  const text = texts.join(',');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const badVariable = (variable: string, message: string, messageVi: string, hint: string, expected?: string): HubError =>
  new HubError(
    'BAD_USER_INPUT',
    { message, messageVi, hint },
    { variable: variable.split('.', 1)[0], ...(expected !== undefined && { expected }) },
  );
