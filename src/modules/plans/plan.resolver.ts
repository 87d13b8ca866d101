import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connectionTypes, PageArgs, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import {
  LegalDocument,
  legalDocumentById,
  SourceReference,
  sourceReference,
  type LegalDocumentRow,
  type SourceReferenceRow,
} from '../documents/index.js';
import {
  dimensionById,
  dimensionsByInstrument,
  instrumentById,
  SurveyDimension,
  SurveyInstrument,
  type SurveyDimensionRow,
  type SurveyInstrumentRow,
} from '../surveys/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { itemsByPlan } from './plan.loaders.js';
import { plans, type PlanItemRow, type PlanRow, type ReportingDutyRow } from './plan.query.js';
import { uncovered } from './plan.rules.js';
import { Plan, PlanItem, ReportingDuty } from './plan.type.js';
import { pageOfRecords, PlanRecordFilter } from './record-list.resolver.js';

const page = connectionTypes<Plan>(() => Plan, 'Plan');
export const PlanConnection = page.Connection;
export const PlanCountResolver = page.Resolver;

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => PlanConnection, { description: 'Plans of units (danh sách kế hoạch), newest year first.' })
  plans(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => PlanRecordFilter, { nullable: true, description: 'Which plans.' }) filter?: PlanRecordFilter | null,
  ): Promise<Connection<PlanRow>> {
    return pageOfRecords(context, 'plans', plans, filter ?? {}, pageArgs);
  }

  @FieldResolver(() => ID)
  id(@Root() plan: PlanRow): string {
    return globalId('Plan', plan.key);
  }

  @FieldResolver(() => Unit, { description: 'Whose plan it is (đơn vị), at the end of its year.' })
  unit(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, plan.unit, plan.day ?? context.today);
  }

  @FieldResolver(() => LegalDocument, {
    nullable: true,
    description: 'The document by which it was issued (văn bản ban hành); null when not stated.',
  })
  legalDocument(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<LegalDocumentRow | null> | null {
    return plan.legalDocument === null ? null : context.loaders.load(legalDocumentById, plan.legalDocument);
  }

  @FieldResolver(() => LegalDocument, {
    nullable: true,
    description: 'The document that it carries out (văn bản được triển khai); null when none is stated.',
  })
  carriesOut(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<LegalDocumentRow | null> | null {
    return plan.carriesOut === null ? null : context.loaders.load(legalDocumentById, plan.carriesOut);
  }

  @FieldResolver(() => SurveyInstrument, {
    nullable: true,
    description: 'The survey version that it means to raise (bộ công cụ khảo sát); null for a plan that names none.',
  })
  instrument(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<SurveyInstrumentRow | null> | null {
    return plan.instrument === null ? null : instrumentById(context, plan.instrument);
  }

  @FieldResolver(() => [PlanItem], { description: 'Its groups of solutions (các nhóm giải pháp), in its own order.' })
  items(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<readonly PlanItemRow[]> {
    return context.loaders.load(itemsByPlan, plan.key);
  }

  @FieldResolver(() => [SurveyDimension], {
    nullable: true,
    description:
      'Dimensions of its survey version that none of its items is for (nội dung chưa được đề cập); null for a plan that names no survey.',
  })
  async uncoveredDimensions(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<SurveyDimensionRow[] | null> {
    if (plan.instrument === null) return null;
    const items = await context.loaders.load(itemsByPlan, plan.key);
    return uncovered(await context.loaders.load(dimensionsByInstrument, plan.instrument), items);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() plan: PlanRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, plan.sourceId, plan.locator);
  }
}

@Resolver(() => PlanItem)
export class PlanItemResolver {
  @FieldResolver(() => SurveyDimension, {
    nullable: true,
    description: 'The survey dimension that it is for (chỉ số thành phần); null when it is for none.',
  })
  dimension(@Root() item: PlanItemRow, @Ctx() context: RequestContext): Promise<SurveyDimensionRow | null> | null {
    return item.dimension === null ? null : context.loaders.load(dimensionById, item.dimension);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() item: PlanItemRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, item.sourceId, item.locator);
  }
}

@Resolver(() => ReportingDuty)
export class ReportingDutyResolver {
  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() duty: ReportingDutyRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, duty.sourceId, duty.locator);
  }
}
