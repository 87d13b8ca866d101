import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../../src/kernel/random.js';
import type { Pool } from './pool.js';
import { literal, valueFor } from './values.js';

/** What requests are made from. */
export interface Ground {
  readonly schema: GraphQLSchema;
  readonly pool: Pool;
}

export interface GeneratedRequest {
  readonly text: string;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | null;
  /** The field behind each alias. */
  readonly fields: ReadonlyMap<string, string>;
  /** The object types that it selects from. */
  readonly types: ReadonlySet<string>;
}

const DEEPEST = 4;
/** Lists in lists grow like powers: how many lists may stand in one another. */
const LISTS = 3;

/** A query, or now and then a command, that the schema allows. */
export function validRequest({ schema, pool }: Ground, random: Random): GeneratedRequest {
  const writer = new Writer(schema, pool, random);
  const command = random.chance(0.02);
  const root = command ? schema.getMutationType()! : schema.getQueryType()!;
  const set = writer.root(root, random.whole(1, 3));
  const declarations = [...writer.declared].map(([name, type]) => `$${name}: ${type}`);
  const header = `${command ? 'mutation' : 'query'} Made${declarations.length > 0 ? `(${declarations.join(', ')})` : ''}`;
  return {
    text: [`${header} ${set}`, ...writer.fragments].join('\n'),
    variables: writer.variables,
    operationName: random.chance(0.5) ? 'Made' : null,
    fields: writer.fields,
    types: writer.types,
  };
}

class Writer {
  readonly declared = new Map<string, string>();
  readonly variables: Record<string, unknown> = {};
  readonly fragments: string[] = [];
  readonly fields = new Map<string, string>();
  readonly types = new Set<string>();
  readonly #schema: GraphQLSchema;
  readonly #pool: Pool;
  readonly #random: Random;
  #names = 0;

  constructor(schema: GraphQLSchema, pool: Pool, random: Random) {
    this.#schema = schema;
    this.#pool = pool;
    this.#random = random;
  }

  /** Fields of Query or Mutation; any object is as likely to be met by its id as by all lists together. */
  root(type: GraphQLCompositeType & { getFields(): Record<string, GraphQLField<unknown, unknown>> }, most: number): string {
    const fields = Object.values(type.getFields());
    const { node } = type.getFields();
    const parts = Array.from({ length: most }, () => {
      const field = node && this.#random.chance(0.25) ? node : this.#random.pick(fields);
      return this.#field(field, this.#random.whole(1, DEEPEST), LISTS, true);
    });
    return `{ ${parts.join(' ')} }`;
  }

  #set(type: GraphQLCompositeType, depth: number, lists: number): string {
    const parts = this.#random.chance(0.3) || isAbstractType(type) ? ['__typename'] : [];
    if (isObjectType(type)) this.types.add(type.name);
    if (isObjectType(type) || isInterfaceType(type)) parts.push(...this.#fieldsOf(type, depth, lists));
    if (isAbstractType(type)) {
      for (let count = this.#random.whole(1, 3); count > 0; count -= 1) {
        const possible = this.#random.pick(this.#schema.getPossibleTypes(type));
        parts.push(`... on ${possible.name} ${this.#set(possible, depth, lists)}`);
      }
    }
    return `{ ${(parts.length > 0 ? parts : ['__typename']).join(' ')} }`;
  }

  #fieldsOf(
    type: GraphQLCompositeType & { getFields(): Record<string, GraphQLField<unknown, unknown>> },
    depth: number,
    lists: number,
  ): string[] {
    const all = Object.values(type.getFields());
    const isNode = all.some(({ name }) => name === 'id');
    const leaves = all.filter((field) => field.name !== 'id' && isLeafType(getNamedType(field.type)));
    const branches = all.filter((field) => !isLeafType(getNamedType(field.type)) && (lists > 0 || !isList(field.type)));
    const parts = isNode ? ['__typename id'] : [];
    for (let count = this.#random.whole(0, 4); count > 0 && leaves.length > 0; count -= 1)
      parts.push(this.#field(this.#random.pick(leaves), depth, lists));
    for (let count = this.#random.whole(1, 2); count > 0 && depth > 0 && branches.length > 0; count -= 1)
      parts.push(this.#branch(this.#random.pick(branches), type, depth, lists));
    return parts;
  }

  /** A field with its selections, in place or through a fragment. */
  #branch(field: GraphQLField<unknown, unknown>, type: GraphQLCompositeType, depth: number, lists: number): string {
    const text = this.#field(field, depth, lists);
    if (this.#random.chance(0.9)) return text;
    const name = `Part${(this.#names += 1)}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${text} }`);
    return `...${name}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, lists: number, atRoot = false): string {
    const alias = `a${(this.#names += 1)}`;
    this.fields.set(alias, field.name);
    const given = field.args.filter((argument) => isNonNullType(argument.type) || this.#random.chance(usefulness(argument, atRoot)));
    const values = given.map((argument) => `${argument.name}: ${this.#value(argument, field.name)}`);
    const inner = getNamedType(field.type) as GraphQLCompositeType;
    const set = isLeafType(inner) ? '' : ` ${this.#set(inner, depth - 1, lists - (isList(field.type) ? 1 : 0))}`;
    return `${alias}: ${field.name}${values.length > 0 ? `(${values.join(', ')})` : ''}${this.#condition()}${set}`;
  }

  /** As a literal, or through a variable. */
  #value(argument: GraphQLArgument, list: string): string {
    const value = valueFor(argument.type, argument.name, this.#random, this.#pool, list);
    if (this.#random.chance(0.5)) return literal(value, argument.type);
    return `$${this.#variable(String(argument.type), value)}`;
  }

  #variable(type: string, value: unknown): string {
    const name = `v${(this.#names += 1)}`;
    this.declared.set(name, type);
    this.variables[name] = value;
    return name;
  }

  #condition(): string {
    if (this.#random.chance(0.95)) return '';
    const word = this.#random.pick(['skip', 'include']);
    const value = this.#random.chance(0.5) ? String(this.#random.chance(0.5)) : `$${this.#variable('Boolean!', this.#random.chance(0.5))}`;
    return ` @${word}(if: ${value})`;
  }
}

const isList = (type: GraphQLOutputType): boolean => String(type).includes('[') || getNamedType(type).name.endsWith('Connection');

/** How likely an argument that may be left out is given. */
function usefulness({ name }: GraphQLArgument, atRoot: boolean): number {
  if (name === 'first') return 0.85;
  if (name === 'last' || name === 'after' || name === 'before') return 0.08;
  return name === 'within' && atRoot ? 0.8 : 0.35;
}
