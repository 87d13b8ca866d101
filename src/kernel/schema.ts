import 'reflect-metadata';
import { isInterfaceType, isObjectType, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import type { HubModule } from './module.js';
import { nodeResolver } from './node.resolver.js';

/**
 * The GraphQL schema of all modules. A field without a resolver method reads the property of its row and nothing
 * else, so that the compiled executor can inline it.
 */
export function hubSchema(modules: readonly HubModule[]): GraphQLSchema {
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true;
  const schema = buildSchemaSync({
    resolvers: [nodeResolver(modules), ...modules.flatMap((module) => module.resolvers)] as NonEmptyArray<Function>,
    validate: false,
    disableInferringDefaultValues: true,
    pubSub: NO_TOPICS,
  });
  describeLikeInterfaces(schema);
  tellTypesAtOnce(schema);
  return schema;
}

const noTopics = (): never => {
  throw new Error('A subscription of the hub says with `subscribe` where its events come from.');
};

/** type-graphql wants one as soon as there is a subscription; ours need none. */
const NO_TOPICS = { publish: noTopics, subscribe: noTopics };

/** type-graphql wraps every `resolveType` into a promise, which compiled code does not wait for: rows say their type themselves. */
function tellTypesAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isInterfaceType)) {
    type.resolveType = (row: { readonly __typename?: string }) => row.__typename;
  }
}

/** A field that a type has from an interface is described there, once. */
function describeLikeInterfaces(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const promised of type.getInterfaces().flatMap((face) => Object.values(face.getFields()))) {
      type.getFields()[promised.name]!.description ??= promised.description;
    }
  }
}

/** The schema as text: sorted, so that the same schema is the same text on every machine. */
export const schemaText = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
