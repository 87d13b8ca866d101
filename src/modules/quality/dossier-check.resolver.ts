import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { DossierCounts, DossierReport, type DossierReportRow } from '../dossiers/index.js';
import { balanceChecks } from './balance.rules.js';
import { checksByReport } from './check.loaders.js';
import type { Check } from './check.rules.js';
import { QualityCheck } from './check.type.js';

@Resolver(() => DossierReport)
export class DossierReportChecksResolver {
  @FieldResolver(() => [QualityCheck], {
    description:
      'B1–B8 and the period of the report (kiểm tra cân đối số liệu báo cáo); B6 only for a total. The source’s numbers are never repaired.',
  })
  checks(@Root() report: DossierReportRow, @Ctx() context: RequestContext): Promise<readonly Check[]> {
    return context.loaders.load(checksByReport, report.key);
  }
}

@Resolver(() => DossierCounts)
export class DossierCountsChecksResolver {
  @FieldResolver(() => [QualityCheck], { description: 'B1–B4, B7 and B8 of the counts themselves (kiểm tra cân đối).' })
  checks(@Root() counts: DossierCounts): readonly Check[] {
    const { intakeOnline, intakeDirect, intakePostal, intakeOther } = counts;
    return balanceChecks({ ...counts, online: intakeOnline, direct: intakeDirect, postal: intakePostal, other: intakeOther });
  }
}
