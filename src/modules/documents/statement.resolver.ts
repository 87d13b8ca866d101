import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Period } from '../../kernel/period.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { allMetrics, type MetricRow } from './metric.query.js';
import { Metric } from './metric.type.js';
import { sourceReference, type SourceReferenceRow } from './source.loaders.js';
import { SourceReference } from './source.type.js';
import { metricById } from './statement.loaders.js';
import type { StatementRow } from './statement.query.js';
import { Statement } from './statement.type.js';

@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => ID)
  id(@Root() statement: StatementRow): string {
    return globalId('Statement', statement.key);
  }

  @FieldResolver(() => Metric, { description: 'What it counts or claims (chỉ tiêu).' })
  metric(@Root() statement: StatementRow, @Ctx() context: RequestContext): Promise<MetricRow | null> {
    return context.loaders.load(metricById, statement.metric);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description:
      'The unit it speaks of, on the day of the statement (đối tượng); null where the source does not say which, see unresolvedSubject.',
  })
  subject(@Root() statement: StatementRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return statement.unit === null ? null : unitOfRecord(context, statement.unit, statement.day ?? context.today);
  }

  @FieldResolver(() => Period, { nullable: true, description: 'The period that it covers (kỳ số liệu); null when the source gives none.' })
  period(@Root() { periodFrom, periodTo }: StatementRow): Period | null {
    return periodFrom === null && periodTo === null ? null : { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => SourceReference, { description: 'Where it is stated (nguồn).' })
  source(@Root() statement: StatementRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, statement.sourceId, statement.locator);
  }
}

@Resolver(() => Metric)
export class MetricResolver {
  @Query(() => [Metric], { description: 'Everything that statements count or claim (danh mục chỉ tiêu), by code.' })
  metrics(@Ctx() context: RequestContext): Promise<MetricRow[]> {
    return allMetrics(context.reads);
  }

  @FieldResolver(() => ID)
  id(@Root() metric: MetricRow): string {
    return globalId('Metric', metric.key);
  }
}
