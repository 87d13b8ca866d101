import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Period } from '../../kernel/period.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { knownCodes } from '../oversight/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import type { RuleCode } from './check.rules.js';
import { CheckOutcome, QualityRuleCode } from './quality.enums.js';
import { qualityFindingsByUnit } from './quality-finding.loaders.js';
import { countOfQualityFindings, keysetOfQualityFinding, listedQualityFindings, type QualityFindingRow } from './quality-finding.query.js';
import { QualityFinding } from './quality-finding.type.js';

@ArgsType()
class QualityFindingArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only figures of this unit and all below it (trong phạm vi), by the code that it held at the end of each figure’s period; VN is the whole country, with what no source assigns to a unit. NOT_FOUND when unknown.',
  })
  within?: string | null;

  @Field(() => CheckOutcome, { nullable: true, description: 'Only this outcome (kết quả).' })
  outcome?: CheckOutcome | null;

  @Field(() => QualityRuleCode, { nullable: true, description: 'Only this rule (quy tắc).' })
  rule?: RuleCode | null;
}

/** The demo mark of an answer follows from its rows. */
function marked<Rows extends readonly QualityFindingRow[]>(context: RequestContext, rows: Rows): Rows {
  if (rows.some((row) => row.demo)) context.holdsDemo();
  return rows;
}

const page = connectionTypes<QualityFinding>(() => QualityFinding, 'QualityFinding');
export const QualityFindingCountResolver = page.Resolver;

@Resolver(() => QualityFinding)
export class QualityFindingResolver {
  @Query(() => page.Connection, {
    description: 'What the rules say of the stored figures (kết quả kiểm tra chất lượng số liệu), by rule; all conditions apply together.',
  })
  async qualityFindings(
    @Ctx() context: RequestContext,
    @Args(() => QualityFindingArgs) args: QualityFindingArgs,
  ): Promise<Connection<QualityFindingRow>> {
    const [within] = await knownCodes(context, [args.within]);
    const filter = { within, outcome: args.outcome ?? null, rule: args.rule ?? null };
    const at = pageOf(args, `qualityFindings ${JSON.stringify(filter)}`);
    const rows = marked(context, await listedQualityFindings(context.reads, filter, at));
    return connection(rows, at, keysetOfQualityFinding, () => countOfQualityFindings(context.reads, filter));
  }

  @FieldResolver(() => ID)
  id(@Root() finding: QualityFindingRow): string {
    return globalId('QualityFinding', finding.key);
  }

  @FieldResolver(() => ID, { description: 'The record that the finding is about (đối tượng kiểm tra); node(id:) answers it.' })
  about(@Root() { subjectType, subjectId, placedOn }: QualityFindingRow): string {
    return globalId(subjectType, subjectType === 'Unit' ? `${subjectId}@${placedOn}` : subjectId);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Whose figure it is (đơn vị), at the end of its period; null where the source does not say which unit it speaks of.',
  })
  unit(@Root() finding: QualityFindingRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return finding.unit === null ? null : unitOfRecord(context, finding.unit, finding.placedOn ?? context.today);
  }

  @FieldResolver(() => Period, { nullable: true, description: 'The period of the figure (kỳ số liệu); null where it has none.' })
  period(@Root() { periodFrom, periodTo }: QualityFindingRow): Period | null {
    return periodFrom === null && periodTo === null ? null : { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the figure is stated (nguồn).' })
  source(@Root() { sourceId, locator }: QualityFindingRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, sourceId, locator);
  }
}

@Resolver(() => Unit)
export class UnitQualityFindingsResolver {
  @FieldResolver(() => [QualityFinding], {
    description: 'What the rules say of the figures of this unit itself, whatever the date (kết quả kiểm tra số liệu của đơn vị), by rule.',
  })
  async qualityFindings(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('outcome', () => CheckOutcome, { nullable: true, description: 'Only this outcome.' }) outcome?: CheckOutcome | null,
  ): Promise<readonly QualityFindingRow[]> {
    const findings = await context.loaders.load(qualityFindingsByUnit, unit.unit);
    return marked(context, outcome == null ? findings : findings.filter((finding) => CheckOutcome[finding.outcome] === outcome));
  }
}
