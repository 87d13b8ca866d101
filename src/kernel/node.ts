import { Field, ID, InterfaceType } from 'type-graphql';

/** Rows of interface types carry `__typename`, so that the executor knows their type without a class instance. */
@InterfaceType({
  description: 'Anything with an id that is unique over all types.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, unique over all types; node(id:) answers it.' })
  readonly id!: string;
}
