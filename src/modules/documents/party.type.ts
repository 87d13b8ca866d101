import { Field, ObjectType } from 'type-graphql';
import type { PartyRow } from './party.query.js';

@ObjectType({
  description: 'Someone that a record names (bên liên quan): a unit, or only a name where the source does not let it be told apart.',
})
export class Party implements Pick<PartyRow, 'name'> {
  @Field(() => String, { description: 'The name as the source gives it (tên).' })
  name!: string;
}
