import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { AccountRole, ViewerRole } from '../access/index.js';
import { missionByKey } from './mission.loaders.js';
import type { MissionRow } from './mission.query.js';
import { OversightMission } from './mission.type.js';

/** A grant with the key of its mission. */
interface MissionGrant {
  readonly mission: number | null;
}

const DESCRIPTION = 'The mission of an OVERSIGHT role (cuộc giám sát); null for any other role.';

const missionOf = ({ mission }: MissionGrant, context: RequestContext): Promise<MissionRow | null> | null =>
  mission === null ? null : context.loaders.load(missionByKey, mission);

@Resolver(() => ViewerRole)
export class ViewerRoleMissionResolver {
  @FieldResolver(() => OversightMission, { nullable: true, description: DESCRIPTION })
  mission(@Root() role: MissionGrant, @Ctx() context: RequestContext): Promise<MissionRow | null> | null {
    return missionOf(role, context);
  }
}

@Resolver(() => AccountRole)
export class AccountRoleMissionResolver {
  @FieldResolver(() => OversightMission, { nullable: true, description: DESCRIPTION })
  mission(@Root() role: MissionGrant, @Ctx() context: RequestContext): Promise<MissionRow | null> | null {
    return missionOf(role, context);
  }
}
