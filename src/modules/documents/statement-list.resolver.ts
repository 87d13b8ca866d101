import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { inOrder } from '../../kernel/period.js';
import { DateScalar } from '../../kernel/scalars.js';
import { Unit, unitWithin, type UnitReading } from '../units/index.js';
import { sourceOfCode } from './source.loaders.js';
import type { SourceDocumentRow } from './source.query.js';
import { SourceDocument } from './source.type.js';
import { metricOfCode, statementsBySource, statementsByUnit } from './statement.loaders.js';
import { countOfStatements, keysetOfStatement, listedStatements, type StatementListFilter, type StatementRow } from './statement.query.js';
import { Statement } from './statement.type.js';

@InputType({ description: 'Which statements to list; all conditions apply together.' })
export class StatementFilter {
  @Field(() => String, { nullable: true, description: 'Only of this unit itself (đối tượng), by code; NOT_FOUND when unknown.' })
  subject?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of this unit and all below it (trong phạm vi), by code; NOT_FOUND when unknown.',
  })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this metric (chỉ tiêu), by code; NOT_FOUND when unknown.' })
  metric?: string | null;

  @Field(() => String, { nullable: true, description: 'Only from this source (nguồn), by code; NOT_FOUND when unknown.' })
  source?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only statements whose period, or day, reaches this day or later (từ ngày).' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only statements whose period, or day, begins by this day (đến ngày).' })
  to?: string | null;
}

const page = connectionTypes<Statement>(() => Statement, 'Statement');
export const StatementConnection = page.Connection;
export const StatementCountResolver = page.Resolver;

@Resolver()
export class StatementListResolver {
  @Query(() => StatementConnection, {
    description: 'Published figures and claims (số liệu công bố), newest first; units are read at filter.to, or today.',
  })
  async statements(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => StatementFilter, { nullable: true, description: 'Which statements.' }) filter?: StatementFilter | null,
  ): Promise<Connection<StatementRow>> {
    const meant = await meaning(context, filter ?? {});
    const at = pageOf(pageArgs, `statements ${JSON.stringify(meant)}`);
    const rows = await listedStatements(context.reads, meant, at);
    return connection(rows, at, keysetOfStatement, () => countOfStatements(context.reads, meant));
  }
}

async function meaning(context: RequestContext, filter: StatementFilter): Promise<StatementListFilter> {
  const { subject, within, metric, source, from = null, to = null } = filter;
  inOrder(from, to);
  const on = to ?? context.today;
  return {
    unit: subject == null ? null : (await unitWithin(context, subject, on)).unit,
    within: within == null ? null : (await unitWithin(context, within, on)).unit,
    on,
    metric: metric == null ? null : (await metricOfCode(context, metric)).key,
    source: source == null ? null : (await sourceOfCode(context, source)).key,
    from,
    to,
  };
}

@Resolver(() => Unit)
export class UnitStatementsResolver {
  @FieldResolver(() => [Statement], {
    description: 'What sources state of this unit itself, whatever the date (số liệu công bố về đơn vị).',
  })
  statements(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly StatementRow[]> {
    return context.loaders.load(statementsByUnit, unit.unit);
  }
}

@Resolver(() => SourceDocument)
export class SourceStatementsResolver {
  @FieldResolver(() => [Statement], {
    description: 'Everything that the document states (số liệu trong tài liệu), in the order of its text.',
  })
  statements(@Root() source: SourceDocumentRow, @Ctx() context: RequestContext): Promise<readonly StatementRow[]> {
    return context.loaders.load(statementsBySource, source.key);
  }
}
