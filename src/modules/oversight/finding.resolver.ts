import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Criterion, criterionByKey, type CriterionRow } from '../criteria/index.js';
import { Party, SourceReference, partyOfRecord, sourceReference, type PartyReading, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import type { CauseRow } from './cause.query.js';
import { causesByFinding, findingByKey, findingsByCriterion, findingsByMission, findingsByUnit } from './finding.loaders.js';
import type { FindingRow } from './finding.query.js';
import { Cause, Finding } from './finding.type.js';
import { missionByKey } from './mission.loaders.js';
import type { MissionRow } from './mission.query.js';
import { OversightMission } from './mission.type.js';

const criterionOf = (context: RequestContext, criterion: number | null): Promise<CriterionRow | null> | null =>
  criterion === null ? null : context.loaders.load(criterionByKey, criterion);

@Resolver(() => Finding)
export class FindingResolver {
  @FieldResolver(() => ID)
  id(@Root() finding: FindingRow): string {
    return globalId('Finding', finding.key);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'The unit that it is about (đối tượng), on the day of the finding; null where the source does not say which.',
  })
  subject(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return finding.unit === null ? null : unitOfRecord(context, finding.unit, finding.foundOn);
  }

  @FieldResolver(() => OversightMission, {
    nullable: true,
    description: 'The mission that found it (cuộc giám sát); null for a finding of a meeting.',
  })
  mission(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<MissionRow | null> | null {
    return finding.mission === null ? null : context.loaders.load(missionByKey, finding.mission);
  }

  @FieldResolver(() => Criterion, { nullable: true, description: 'The criterion that it is about (tiêu chí); null where none is named.' })
  criterion(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<CriterionRow | null> | null {
    return criterionOf(context, finding.criterion);
  }

  @FieldResolver(() => [Cause], { description: 'Its causes (nguyên nhân), in the order of the source; empty where none is stated.' })
  causes(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<readonly CauseRow[]> {
    return context.loaders.load(causesByFinding, finding.key);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is told of (nguồn).' })
  source(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, finding.sourceId, finding.locator);
  }
}

@Resolver(() => Cause)
export class CauseResolver {
  @FieldResolver(() => ID)
  id(@Root() cause: CauseRow): string {
    return globalId('Cause', cause.key);
  }

  @FieldResolver(() => Finding, { description: 'The finding that it explains (nhận định).' })
  finding(@Root() cause: CauseRow, @Ctx() context: RequestContext): Promise<FindingRow | null> {
    return context.loaders.load(findingByKey, cause.finding);
  }

  @FieldResolver(() => Party, { nullable: true, description: 'Whose cause it is (bên chịu trách nhiệm); null where no source says.' })
  owner(@Root() cause: CauseRow, @Ctx() context: RequestContext): Promise<PartyReading | null> {
    return partyOfRecord(context, cause.owner, cause.foundOn);
  }

  @FieldResolver(() => Criterion, { nullable: true, description: 'The criterion that it points at (tiêu chí); null where none is named.' })
  criterion(@Root() cause: CauseRow, @Ctx() context: RequestContext): Promise<CriterionRow | null> | null {
    return criterionOf(context, cause.criterion);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() cause: CauseRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, cause.sourceId, cause.locator);
  }
}

@Resolver(() => OversightMission)
export class MissionFindingsResolver {
  @FieldResolver(() => [Finding], {
    description: 'What it found (kết quả, hạn chế, nguyên nhân, trách nhiệm), in the order of the source.',
  })
  findings(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<readonly FindingRow[]> {
    return context.loaders.load(findingsByMission, mission.key);
  }
}

@Resolver(() => Unit)
export class UnitFindingsResolver {
  @FieldResolver(() => [Finding], {
    description: 'What was found about this unit itself, whatever the date (các nhận định về đơn vị), oldest first.',
  })
  findings(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly FindingRow[]> {
    return context.loaders.load(findingsByUnit, unit.unit);
  }
}

@Resolver(() => Criterion)
export class CriterionFindingsResolver {
  @FieldResolver(() => [Finding], { description: 'Findings about this criterion (các nhận định về tiêu chí), oldest first.' })
  findings(@Root() criterion: CriterionRow, @Ctx() context: RequestContext): Promise<readonly FindingRow[]> {
    return context.loaders.load(findingsByCriterion, criterion.key);
  }
}
