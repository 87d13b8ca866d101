import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Party, SourceReference, partyOfRecord, sourceReference, type PartyReading, type SourceReferenceRow } from '../documents/index.js';
import { Unit, type UnitReading } from '../units/index.js';
import { missionByKey } from './mission.loaders.js';
import type { MissionRow } from './mission.query.js';
import { OversightMission } from './mission.type.js';
import type { ForwardingRow, ResponseRow } from './recommendation-part.query.js';
import {
  addresseesByRecommendation,
  forwardingsByRecommendation,
  recommendationsByAddressee,
  recommendationsByMission,
  recommendationsBySender,
  responsesByRecommendation,
} from './recommendation.loaders.js';
import type { RecommendationRow } from './recommendation.query.js';
import { overdue } from './recommendation.rules.js';
import { Recommendation, RecommendationForwarding, RecommendationResponse } from './recommendation.type.js';

/** Parties of a record that are never only a gap: the database holds each key. */
async function parties(
  context: RequestContext,
  keys: readonly { readonly party: number; readonly day: string }[],
): Promise<PartyReading[]> {
  const found = await Promise.all(keys.map(({ party, day }) => partyOfRecord(context, party, day)));
  return found.filter((party) => party !== null);
}

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @FieldResolver(() => ID)
  id(@Root() recommendation: RecommendationRow): string {
    return globalId('Recommendation', recommendation.key);
  }

  @FieldResolver(() => Party, { description: 'Who raised it (bên kiến nghị).' })
  from(@Root() recommendation: RecommendationRow, @Ctx() context: RequestContext): Promise<PartyReading | null> {
    return partyOfRecord(context, recommendation.fromParty, recommendation.raisedOn);
  }

  @FieldResolver(() => [Party], { description: 'To whom it is addressed (nơi nhận kiến nghị), in the order of the source.' })
  async to(@Root() { key, raisedOn }: RecommendationRow, @Ctx() context: RequestContext): Promise<PartyReading[]> {
    const addressees = await context.loaders.load(addresseesByRecommendation, key);
    return parties(
      context,
      addressees.map(({ party }) => ({ party, day: raisedOn })),
    );
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether today is past its due date while somebody still has to act (quá hạn); null where no due date was set.',
  })
  overdue(@Root() recommendation: RecommendationRow, @Ctx() context: RequestContext): boolean | null {
    return overdue(recommendation, context.today);
  }

  @FieldResolver(() => [Party], { description: 'To whom it was passed on (nơi được chuyển kiến nghị); empty when it was not.' })
  async forwardedTo(@Root() { key }: RecommendationRow, @Ctx() context: RequestContext): Promise<PartyReading[]> {
    return parties(context, await context.loaders.load(forwardingsByRecommendation, key));
  }

  @FieldResolver(() => [RecommendationForwarding], { description: 'How it was passed on (quá trình chuyển), in the order of the source.' })
  forwardings(@Root() { key }: RecommendationRow, @Ctx() context: RequestContext): Promise<readonly ForwardingRow[]> {
    return context.loaders.load(forwardingsByRecommendation, key);
  }

  @FieldResolver(() => [RecommendationResponse], { description: 'The answers to it (trả lời), first to last.' })
  responses(@Root() { key }: RecommendationRow, @Ctx() context: RequestContext): Promise<readonly ResponseRow[]> {
    return context.loaders.load(responsesByRecommendation, key);
  }

  @FieldResolver(() => OversightMission, {
    nullable: true,
    description: 'The mission that it belongs to (cuộc giám sát); null for one raised elsewhere.',
  })
  mission(@Root() { mission }: RecommendationRow, @Ctx() context: RequestContext): Promise<MissionRow | null> | null {
    return mission === null ? null : context.loaders.load(missionByKey, mission);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() { sourceId, locator }: RecommendationRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, sourceId, locator);
  }
}

@Resolver(() => RecommendationForwarding)
export class RecommendationForwardingResolver {
  @FieldResolver(() => Party, { description: 'To whom it was passed on (nơi nhận).' })
  to(@Root() { party, day }: ForwardingRow, @Ctx() context: RequestContext): Promise<PartyReading | null> {
    return partyOfRecord(context, party, day);
  }

  @FieldResolver(() => Party, { nullable: true, description: 'Who passed it on (bên chuyển); null when not stated.' })
  by(@Root() forwarding: ForwardingRow, @Ctx() context: RequestContext): Promise<PartyReading | null> {
    return partyOfRecord(context, forwarding.by, forwarding.day);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() { sourceId, locator }: ForwardingRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, sourceId, locator);
  }
}

@Resolver(() => RecommendationResponse)
export class RecommendationResponseResolver {
  @FieldResolver(() => Party, { nullable: true, description: 'Who answered (bên trả lời); null when not stated.' })
  from(@Root() response: ResponseRow, @Ctx() context: RequestContext): Promise<PartyReading | null> {
    return partyOfRecord(context, response.fromParty, response.respondedOn);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() { sourceId, locator }: ResponseRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, sourceId, locator);
  }
}

@Resolver(() => OversightMission)
export class MissionRecommendationsResolver {
  @FieldResolver(() => [Recommendation], {
    description: 'The recommendations that came out of it, both ways (kiến nghị hai chiều), in the order of the source.',
  })
  recommendations(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<readonly RecommendationRow[]> {
    return context.loaders.load(recommendationsByMission, mission.key);
  }
}

@Resolver(() => Unit)
export class UnitRecommendationsResolver {
  @FieldResolver(() => [Recommendation], {
    description: 'What this unit itself recommended to others (kiến nghị của đơn vị), oldest first.',
  })
  recommendationsMade(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly RecommendationRow[]> {
    return context.loaders.load(recommendationsBySender, unit.unit);
  }

  @FieldResolver(() => [Recommendation], {
    description: 'What was recommended to this unit itself (kiến nghị đối với đơn vị), oldest first.',
  })
  recommendationsReceived(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly RecommendationRow[]> {
    return context.loaders.load(recommendationsByAddressee, unit.unit);
  }
}
