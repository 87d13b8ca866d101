import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Period } from '../../kernel/period.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, unitWithin, type UnitReading } from '../units/index.js';
import { respondentGroupsByCampaign } from './campaign.loaders.js';
import { countOfCampaigns, keysetOfCampaign, listedCampaigns, type RespondentGroupRow, type SurveyCampaignRow } from './campaign.query.js';
import { RespondentGroup, SurveyCampaign } from './campaign.type.js';
import { instrumentById } from './instrument.loaders.js';
import type { SurveyInstrumentRow } from './instrument.query.js';
import { SurveyInstrument } from './instrument.type.js';
import { resultsByCampaign, shown } from './result.loaders.js';
import type { SurveyResultRow } from './result.query.js';
import { SurveyResult } from './result.type.js';

@InputType({ description: 'Which campaigns to list; all conditions apply together.' })
export class SurveyCampaignFilter {
  @Field(() => String, { nullable: true, description: 'Only of this instrument (bộ công cụ), in any version, by code.' })
  instrument?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only of this year (năm).' })
  year?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only campaigns that this unit or one below it runs (trong phạm vi), by code; NOT_FOUND when unknown.',
  })
  within?: string | null;
}

const page = connectionTypes<SurveyCampaign>(() => SurveyCampaign, 'SurveyCampaign');
export const SurveyCampaignConnection = page.Connection;
export const SurveyCampaignCountResolver = page.Resolver;

@Resolver(() => SurveyCampaign)
export class SurveyCampaignResolver {
  @Query(() => SurveyCampaignConnection, { description: 'Runs of survey instruments (các đợt khảo sát), newest year first.' })
  async surveyCampaigns(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => SurveyCampaignFilter, { nullable: true, description: 'Which campaigns.' }) filter?: SurveyCampaignFilter | null,
  ): Promise<Connection<SurveyCampaignRow>> {
    const { instrument = null, year = null, within } = filter ?? {};
    const on = year === null ? context.today : `${year}-12-31`;
    const meant = { instrument, year, within: within == null ? null : (await unitWithin(context, within, on)).unit, on };
    const at = pageOf(pageArgs, `surveyCampaigns ${JSON.stringify(meant)}`);
    const rows = await listedCampaigns(context.reads, meant, at);
    if (rows.some((campaign) => campaign.demo)) context.holdsDemo();
    return connection(rows, at, keysetOfCampaign, () => countOfCampaigns(context.reads, meant));
  }

  @FieldResolver(() => ID)
  id(@Root() campaign: SurveyCampaignRow): string {
    return globalId('SurveyCampaign', campaign.key);
  }

  @FieldResolver(() => SurveyInstrument, { description: 'The instrument version that was used (bộ công cụ).' })
  instrument(@Root() campaign: SurveyCampaignRow, @Ctx() context: RequestContext): Promise<SurveyInstrumentRow | null> {
    return instrumentById(context, campaign.instrument);
  }

  @FieldResolver(() => Unit, { description: 'Who runs it (đơn vị tổ chức), on 31 December of its year.' })
  organiser(@Root() campaign: SurveyCampaignRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, campaign.organiser, `${campaign.year}-12-31`);
  }

  @FieldResolver(() => Period, { nullable: true, description: 'When it was carried out (thời gian khảo sát); null when not stated.' })
  period(@Root() { periodFrom, periodTo }: SurveyCampaignRow): Period | null {
    return periodFrom === null && periodTo === null ? null : { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => [RespondentGroup], { description: 'Who is asked (các nhóm đối tượng khảo sát); empty when not stated.' })
  respondentGroups(@Root() campaign: SurveyCampaignRow, @Ctx() context: RequestContext): Promise<readonly RespondentGroupRow[]> {
    return context.loaders.load(respondentGroupsByCampaign, campaign.key);
  }

  @FieldResolver(() => [SurveyResult], {
    description: 'What it found, unit by unit (kết quả); units that were not sampled have no entry here.',
  })
  async results(@Root() campaign: SurveyCampaignRow, @Ctx() context: RequestContext): Promise<readonly SurveyResultRow[]> {
    return shown(context, await context.loaders.load(resultsByCampaign, campaign.key));
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() campaign: SurveyCampaignRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, campaign.sourceId, campaign.locator);
  }
}
