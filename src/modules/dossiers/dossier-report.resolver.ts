import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { badInput } from '../../kernel/errors.js';
import { globalId } from '../../kernel/global-id.js';
import { Period } from '../../kernel/period.js';
import { ReportScope, SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, unitWithin, type UnitReading } from '../units/index.js';
import { allMarked } from '../../kernel/demo-mark.js';
import { Channel } from './dossier.enums.js';
import { dossierReportsByUnit } from './dossier-report.loaders.js';
import {
  countOfDossierReports,
  keysetOfReport,
  listedDossierReports,
  type DossierReportListFilter,
  type DossierReportRow,
} from './dossier-report.query.js';
import { DossierReport } from './dossier-report.type.js';

const page = connectionTypes<DossierReport>(() => DossierReport, 'DossierReport');
export const DossierReportConnection = page.Connection;
export const DossierReportCountResolver = page.Resolver;

const FROM = { nullable: true, description: 'Only reports whose period reaches into this year or a later one (từ năm).' } as const;
const TO = { nullable: true, description: 'Only reports whose period reaches into this year or an earlier one (đến năm).' } as const;

@Resolver(() => DossierReport)
export class DossierReportResolver {
  @Query(() => DossierReportConnection, { description: 'Reported dossier counts (số liệu hồ sơ được báo cáo), newest period first.' })
  async dossierReports(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('within', () => String, {
      nullable: true,
      description: 'Only of this unit and all below it (trong phạm vi), by code; NOT_FOUND when unknown.',
    })
    within?: string | null,
    @Arg('from', () => Int, FROM) from?: number | null,
    @Arg('to', () => Int, TO) to?: number | null,
    @Arg('scope', () => ReportScope, { nullable: true, description: 'Only of this scope (phạm vi số liệu).' }) scope?: ReportScope | null,
    @Arg('channel', () => Channel, { nullable: true, description: 'Only of this channel (hình thức tiếp nhận).' }) channel?: Channel | null,
  ): Promise<Connection<DossierReportRow>> {
    const days = daysOfYears(from, to);
    const unit = within == null ? null : await unitWithin(context, within, days.to ?? context.today);
    const filter: DossierReportListFilter = { within: unit?.unit ?? null, scope: scope ?? null, channel: channel ?? null, ...days };
    const at = pageOf(pageArgs, `dossierReports ${JSON.stringify(filter)}`);
    const rows = allMarked(context, await listedDossierReports(context.reads, filter, at));
    return connection(rows, at, keysetOfReport, () => countOfDossierReports(context.reads, filter));
  }

  @FieldResolver(() => ID)
  id(@Root() report: DossierReportRow): string {
    return globalId('DossierReport', report.key);
  }

  @FieldResolver(() => Unit, { description: 'The unit that it is about (đơn vị), at the end of the period.' })
  unit(@Root() report: DossierReportRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, report.unit, report.periodTo);
  }

  @FieldResolver(() => Period, { description: 'The period as printed (kỳ số liệu).' })
  period(@Root() report: DossierReportRow): Period {
    return { from: report.periodFrom, to: report.periodTo };
  }

  @FieldResolver(() => SourceReference, { description: 'Where it is printed (nguồn).' })
  source(@Root() report: DossierReportRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, report.sourceId, report.locator);
  }
}

@Resolver(() => Unit)
export class UnitDossierReportsResolver {
  @FieldResolver(() => [DossierReport], {
    description:
      'Dossier counts reported of this unit itself (số liệu hồ sơ được báo cáo của đơn vị), by period; see scope for what they cover.',
  })
  async dossierReports(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('from', () => Int, FROM) from?: number | null,
    @Arg('to', () => Int, TO) to?: number | null,
  ): Promise<readonly DossierReportRow[]> {
    const days = daysOfYears(from, to);
    const reports = await context.loaders.load(dossierReportsByUnit, unit.unit);
    return allMarked(
      context,
      reports.filter(
        ({ periodFrom, periodTo }) => (days.from === null || periodTo >= days.from) && (days.to === null || periodFrom <= days.to),
      ),
    );
  }
}

/** The days of the years asked for; null is open. */
function daysOfYears(from?: number | null, to?: number | null): { from: string | null; to: string | null } {
  const wrong = [from, to].find((year) => year != null && (year < 1900 || year > 2200));
  if (wrong != null || (from != null && to != null && from > to)) {
    throw badInput({
      message: `from and to are calendar years from 1900 to 2200, from not after to; ${from ?? 'none'} and ${to ?? 'none'} came.`,
      messageVi: `from và to phải là năm từ 1900 đến 2200 và from không sau to; giá trị nhận được: ${from ?? 'không có'}, ${to ?? 'không có'}.`,
      hint: 'Leave one of them out for an open end.',
    });
  }
  return { from: from == null ? null : `${from}-01-01`, to: to == null ? null : `${to}-12-31` };
}
