import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Period } from '../../kernel/period.js';
import {
  SourceReference,
  Statement,
  sourceReference,
  statementById,
  type SourceReferenceRow,
  type StatementRow,
} from '../documents/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import type { SessionRow, SubjectReportRow } from './mission-part.query.js';
import {
  missionsByStatement,
  missionsByUnit,
  reportsByMission,
  sessionsByMission,
  statementsByMission,
  subjectsByMission,
} from './mission.loaders.js';
import type { MissionRow } from './mission.query.js';
import { OversightMission, OversightTeam, SubjectReport, WorkingSession } from './mission.type.js';

@Resolver(() => OversightMission)
export class OversightMissionResolver {
  @FieldResolver(() => ID)
  id(@Root() mission: MissionRow): string {
    return globalId('OversightMission', mission.key);
  }

  @FieldResolver(() => Unit, { description: 'The organ that sent the team (cơ quan giám sát), on the day of the mission.' })
  organ(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, mission.organ, mission.day ?? context.today);
  }

  @FieldResolver(() => OversightTeam, { description: 'The team (đoàn giám sát).' })
  team(@Root() mission: MissionRow): OversightTeam {
    return { name: mission.teamName, lead: mission.leadPost };
  }

  @FieldResolver(() => Period, { description: 'The time that it looks at (giai đoạn giám sát), not the time of its work.' })
  period(@Root() mission: MissionRow): Period {
    return { from: mission.periodFrom, to: mission.periodTo };
  }

  @FieldResolver(() => [Unit], { description: 'The units that it looks at (đơn vị chịu giám sát), on the day of the mission.' })
  async subjects(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<UnitReading[]> {
    const subjects = await context.loaders.load(subjectsByMission, mission.key);
    return Promise.all(subjects.map(({ unit }) => unitOfRecord(context, unit, mission.day ?? context.today)));
  }

  @FieldResolver(() => [WorkingSession], { description: 'Its working sessions (buổi làm việc), first to last.' })
  sessions(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<readonly SessionRow[]> {
    return context.loaders.load(sessionsByMission, mission.key);
  }

  @FieldResolver(() => [SubjectReport], { description: 'The reports that it was given (báo cáo của đơn vị), first to last.' })
  subjectReports(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<readonly SubjectReportRow[]> {
    return context.loaders.load(reportsByMission, mission.key);
  }

  @FieldResolver(() => [Statement], {
    description: 'The figures that were claimed before it (số liệu nêu trong giám sát), in the order of the text.',
  })
  async statements(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<readonly StatementRow[]> {
    const links = await context.loaders.load(statementsByMission, mission.key);
    const statements = await Promise.all(links.map(({ statement }) => context.loaders.load(statementById, statement)));
    return statements.filter((statement) => statement !== null);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the mission is told of (nguồn).' })
  source(@Root() mission: MissionRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, mission.sourceId, mission.locator);
  }
}

@Resolver(() => WorkingSession)
export class WorkingSessionResolver {
  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the session is told of (nguồn).' })
  source(@Root() session: SessionRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, session.sourceId, session.locator);
  }
}

@Resolver(() => SubjectReport)
export class SubjectReportResolver {
  @FieldResolver(() => Unit, { description: 'Who reported (đơn vị báo cáo), on the day of the report.' })
  unit(@Root() report: SubjectReportRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, report.unit, report.reportedOn);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the report is told of (nguồn).' })
  source(@Root() report: SubjectReportRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, report.sourceId, report.locator);
  }
}

@Resolver(() => Unit)
export class UnitMissionsResolver {
  @FieldResolver(() => [OversightMission], {
    description: 'Missions on this unit itself, whatever the date (các cuộc giám sát đối với đơn vị), newest first.',
  })
  oversightMissions(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly MissionRow[]> {
    return context.loaders.load(missionsByUnit, unit.unit);
  }
}

@Resolver(() => Statement)
export class StatementMissionsResolver {
  @FieldResolver(() => [OversightMission], { description: 'The missions before which it was claimed (các cuộc giám sát có nêu số liệu).' })
  missions(@Root() statement: StatementRow, @Ctx() context: RequestContext): Promise<readonly MissionRow[]> {
    return context.loaders.load(missionsByStatement, statement.key);
  }
}
