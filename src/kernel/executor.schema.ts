import {
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLUnionType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLTypeResolver,
} from 'graphql';
import { asError, withoutPromises } from './executor.values.js';

/** What compiled code carries as its context. */
export interface Run {
  readonly context: unknown;
  /** The coerced arguments of a field of the plain selections; throws what graphql-js throws. */
  argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown>;
}

type RunResolver = GraphQLFieldResolver<unknown, Run>;

/**
 * The schema that is compiled against: the same types, but no field has arguments (a resolver fetches them from the
 * run), and resolvers only fail in the ways that the compiled code can take: with an Error, never inside a list's promise.
 */
export function completionSchema(schema: GraphQLSchema): GraphQLSchema {
  const copies = new Map<string, GraphQLNamedType>();
  const copyOf = <Type extends GraphQLOutputType>(type: Type): Type => {
    if (isListType(type)) return new GraphQLList(copyOf(type.ofType)) as Type;
    if (isNonNullType(type)) return new GraphQLNonNull(copyOf(type.ofType)) as unknown as Type;
    const named = type as GraphQLNamedType;
    let copy = copies.get(named.name);
    if (!copy) copies.set(named.name, (copy = namedCopy(named, copyOf)));
    return copy as Type;
  };
  refuseClashes(schema);
  return new GraphQLSchema({
    query: copyOf(schema.getQueryType()!),
    types: Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .map((type) => copyOf(type as GraphQLObjectType)),
    assumeValid: true,
  });
}

type CopyOf = <Type extends GraphQLOutputType>(type: Type) => Type;

function namedCopy(type: GraphQLNamedType, copyOf: CopyOf): GraphQLNamedType {
  if (isObjectType(type)) {
    return new GraphQLObjectType({
      name: type.name,
      interfaces: () => type.getInterfaces().map((face) => copyOf(face)),
      fields: () => fieldsOf(type, copyOf),
      isTypeOf: type.isTypeOf && ((value, run: Run, info) => attempt(() => type.isTypeOf!(value, run.context, info)) ?? false),
    });
  }
  if (isInterfaceType(type)) {
    return new GraphQLInterfaceType({
      name: type.name,
      interfaces: () => type.getInterfaces().map((face) => copyOf(face)),
      fields: () => fieldsOf(type, copyOf),
      resolveType: typeResolver(type.resolveType),
    });
  }
  if (isUnionType(type)) {
    return new GraphQLUnionType({
      name: type.name,
      types: () => type.getTypes().map((member) => copyOf(member)),
      resolveType: typeResolver(type.resolveType),
    });
  }
  return type;
}

const fieldsOf = (type: GraphQLObjectType | GraphQLInterfaceType, copyOf: CopyOf): Record<string, GraphQLFieldConfig<unknown, Run>> =>
  Object.fromEntries(
    Object.values(type.getFields()).map((field) => [field.name, { type: copyOf(field.type), resolve: field.resolve && resolverOf(field) }]),
  );

function resolverOf(field: GraphQLField<unknown, unknown>): RunResolver {
  const resolve = field.resolve!;
  return (parent, _none, run, info) => {
    try {
      return withoutPromises(resolve(parent, run.argumentsOf(field, info.fieldNodes[0]!), run.context, info));
    } catch (thrown) {
      throw asError(thrown);
    }
  };
}

/** A type resolver that throws would leave the compiled code waiting for ever: not knowing the type is an error it reports. */
const typeResolver = (resolve: GraphQLTypeResolver<unknown, unknown> | null | undefined): GraphQLTypeResolver<unknown, Run> | null =>
  resolve ? (value, run, info, type) => attempt(() => resolve(value, run.context, info, type)) : null;

function attempt<Value>(decide: () => Value): Value | undefined {
  try {
    return decide();
  } catch {
    return undefined;
  }
}

/** graphql-jit keeps resolvers by type and field name written together: `Score.cardName` would meet `Scorecard.Name`. */
function refuseClashes(schema: GraphQLSchema): void {
  const owners = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.keys(type.getFields())) {
      const owner = owners.get(type.name + field);
      if (owner) throw new Error(`${owner} and ${type.name}.${field} cannot both exist: written together they are the same.`);
      owners.set(type.name + field, `${type.name}.${field}`);
    }
  }
}
