import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import {
  countOfCriteriaSets,
  keysetOfSet,
  listedCriteriaSets,
  type CriteriaFieldRow,
  type CriteriaSetRow,
  type GradeBandRow,
  type SetListFilter,
  type TieBreakerRow,
} from './criteria-set.query.js';
import { CriteriaField, CriteriaSet, GradeBand, TieBreaker } from './criteria-set.type.js';
import { CriteriaSetStatus, RankingBlock } from './criteria.enums.js';
import {
  bandsBySet,
  criteriaByField,
  criteriaBySet,
  criteriaFieldByKey,
  criteriaSetByCode,
  criteriaSetByKey,
  fieldsBySet,
  tieBreakersBySet,
} from './criteria.loaders.js';
import type { CriterionRow } from './criterion.query.js';
import { Criterion } from './criterion.type.js';
import { allMarked, marked } from '../../kernel/demo-mark.js';

@InputType({ description: 'Which sets to list; all conditions apply together.' })
export class CriteriaSetFilter {
  @Field(() => String, { nullable: true, description: 'All versions of this code (mã bộ tiêu chí).' })
  code?: string | null;

  @Field(() => RankingBlock, { nullable: true, description: 'Sets for this block (khối).' })
  block?: RankingBlock | null;

  @Field(() => CriteriaSetStatus, { nullable: true, description: 'Only this state (tình trạng).' })
  status?: CriteriaSetStatus | null;

  @Field(() => Int, { nullable: true, description: 'Sets in effect in this year (năm áp dụng).' })
  year?: number | null;
}

const page = connectionTypes<CriteriaSet>(() => CriteriaSet, 'CriteriaSet');
export const CriteriaSetConnection = page.Connection;
export const CriteriaSetCountResolver = page.Resolver;

@Resolver(() => CriteriaSet)
export class CriteriaSetResolver {
  @Query(() => CriteriaSet, {
    nullable: true,
    description: 'A set by its code (bộ tiêu chí theo mã): a version of it, or else the newest. Null when unknown.',
  })
  async criteriaSet(
    @Ctx() context: RequestContext,
    @Arg('code', () => String, { description: 'Code of the set (mã bộ tiêu chí).' }) code: string,
    @Arg('version', () => Int, { nullable: true, description: 'Number of the version; the newest when left out (phiên bản).' })
    version?: number | null,
  ): Promise<CriteriaSetRow | null> {
    return marked(context, await context.loaders.load(criteriaSetByCode, { code, version: version ?? null }));
  }

  @Query(() => CriteriaSetConnection, { description: 'Sets of criteria (các bộ tiêu chí) by code and version.' })
  async criteriaSets(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => CriteriaSetFilter, { nullable: true, description: 'Which sets.' }) filter?: CriteriaSetFilter | null,
  ): Promise<Connection<CriteriaSetRow>> {
    const { code = null, block = null, status = null, year = null } = filter ?? {};
    const meant: SetListFilter = { code, block, status, year };
    const at = pageOf(pageArgs, `criteriaSets ${JSON.stringify(meant)}`);
    const rows = allMarked(context, await listedCriteriaSets(context.reads, meant, at));
    return connection(rows, at, keysetOfSet, () => countOfCriteriaSets(context.reads, meant));
  }

  @FieldResolver(() => ID)
  id(@Root() set: CriteriaSetRow): string {
    return globalId('CriteriaSet', set.key);
  }

  @FieldResolver(() => [CriteriaField], { description: 'Fields in printed order (các lĩnh vực).' })
  fields(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<readonly CriteriaFieldRow[]> {
    return context.loaders.load(fieldsBySet, set.key);
  }

  @FieldResolver(() => [Criterion], { description: 'All criteria and components, depth first as printed (các tiêu chí).' })
  async criteria(
    @Root() set: CriteriaSetRow,
    @Ctx() context: RequestContext,
    @Arg('leaves', () => Boolean, { nullable: true, description: 'Only leaves (true) or only what has components (false).' })
    leaves?: boolean | null,
    @Arg('codes', () => [String], { nullable: true, description: 'Only these printed codes (ký hiệu).' }) codes?: string[] | null,
  ): Promise<readonly CriterionRow[]> {
    const criteria = await context.loaders.load(criteriaBySet, set.key);
    return criteria.filter(
      (criterion) => (leaves == null || criterion.isLeaf === leaves) && (codes == null || codes.includes(criterion.code)),
    );
  }

  @FieldResolver(() => [GradeBand], { description: 'Grades, the best first (các mức xếp loại).' })
  gradeBands(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<readonly GradeBandRow[]> {
    return context.loaders.load(bandsBySet, set.key);
  }

  @FieldResolver(() => [TieBreaker], { description: 'What decides between sheets of equal index, in order (tiêu chí phụ).' })
  tieBreakers(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<readonly TieBreakerRow[]> {
    return context.loaders.load(tieBreakersBySet, set.key);
  }
}

@Resolver(() => CriteriaField)
export class CriteriaFieldResolver {
  @FieldResolver(() => ID)
  id(@Root() field: CriteriaFieldRow): string {
    return globalId('CriteriaField', field.key);
  }

  @FieldResolver(() => CriteriaSet, { description: 'The set that it belongs to (bộ tiêu chí).' })
  async set(@Root() field: CriteriaFieldRow, @Ctx() context: RequestContext): Promise<CriteriaSetRow | null> {
    return marked(context, await context.loaders.load(criteriaSetByKey, field.set));
  }

  @FieldResolver(() => [Criterion], { description: 'Criteria and components of the field, depth first as printed (các tiêu chí).' })
  criteria(@Root() field: CriteriaFieldRow, @Ctx() context: RequestContext): Promise<readonly CriterionRow[]> {
    return context.loaders.load(criteriaByField, field.key);
  }
}

@Resolver(() => TieBreaker)
export class TieBreakerFieldResolver {
  @FieldResolver(() => CriteriaField, { nullable: true, description: 'The field that FIELD_POINTS compares (lĩnh vực so sánh).' })
  field(@Root() tieBreaker: TieBreakerRow, @Ctx() context: RequestContext): Promise<CriteriaFieldRow | null> | null {
    return tieBreaker.field === null ? null : context.loaders.load(criteriaFieldByKey, tieBreaker.field);
  }
}
