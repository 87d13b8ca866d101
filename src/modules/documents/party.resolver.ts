import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import type { PartyReading } from './party.loaders.js';
import { Party } from './party.type.js';

@Resolver(() => Party)
export class PartyUnitResolver {
  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'The unit on the day of the record (đơn vị); null for a party that is only a name.',
  })
  unit(@Root() party: PartyReading, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return party.unit === null ? null : unitOfRecord(context, party.unit, party.on);
  }
}
