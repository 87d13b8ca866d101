import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { badInput } from '../../kernel/errors.js';
import {
  CriteriaField,
  criteriaFieldByKey,
  Criterion,
  criterionByKey,
  RankingBlock,
  type CriteriaFieldRow,
  type CriterionRow,
} from '../criteria/index.js';
import { Party } from '../documents/index.js';
import { Unit, unitOfRecord, unitWithin, type UnitReading } from '../units/index.js';
import type { Agency } from './criterion-scores.resolver.js';
import { lostPoints, type LostPointsQuestion, type LostPointsRow, type WorstUnitRow } from './lost-points.query.js';
import { LostPoints, LostPointsGroupRow, LostPointsKey, LostPointsUnit } from './lost-points.type.js';
import { scoredYear } from './scored-year.js';
import { LostPointsGroup } from './scores.enums.js';
import { worstByGroup } from './scores.loaders.js';

/** A row as its resolvers see it: what was asked goes with it. */
type Row = LostPointsRow & { key: LostPointsRow & { on: string }; question: LostPointsQuestion };
type WorstRow = WorstUnitRow & { on: string };

@Resolver()
export class LostPointsListResolver {
  @Query(() => LostPoints, {
    description:
      'Where units lose points in a year (điểm bị trừ): final sheets of a unit and all below it, leaf by leaf, summed by what groupBy names. Leaves are merged over SAME and RENAMED; criteria of different issuers stay apart, fields merge by canonical field.',
  })
  async lostPoints(
    @Ctx() context: RequestContext,
    @Arg('within', () => String, { description: 'Code of a unit (trong phạm vi): it and all below it; NOT_FOUND when unknown.' })
    within: string,
    @Arg('year', () => Int, { description: 'The year that is scored (năm đánh giá).' }) year: number,
    @Arg('block', () => RankingBlock, { nullable: true, description: 'Only rounds of this block (khối).' }) block: RankingBlock | null,
    @Arg('groupBy', () => [LostPointsGroup], { description: 'By what to sum, at least one (nhóm theo).' }) groupBy: LostPointsGroup[],
    @Arg('first', () => Int, { nullable: true, description: 'How many groups, 1–500; 10 when left out.' }) first?: number | null,
  ): Promise<{ total: string; rows: Row[] }> {
    const on = `${scoredYear(year)}-12-31`;
    const { unit } = await unitWithin(context, within, on);
    if (groupBy.length === 0) throw noGroup();
    const question = { within: unit, year, block: block ?? null, groupBy: [...new Set(groupBy)].toSorted() };
    const rows = await lostPoints(context.reads, question, countOf(first ?? 10));
    if (rows.some((row) => row.demo)) context.holdsDemo();
    return { total: rows[0]?.total ?? '0', rows: rows.map((row) => ({ ...row, key: { ...row, on }, question })) };
  }
}

@Resolver(() => LostPointsKey)
export class LostPointsKeyResolver {
  @FieldResolver(() => Criterion, { nullable: true, description: 'The leaf (tiêu chí): the newest of those that are merged.' })
  criterion(@Root() key: Row['key'], @Ctx() context: RequestContext): Promise<CriterionRow | null> | null {
    return key.criterionKey === null ? null : context.loaders.load(criterionByKey, key.criterionKey);
  }

  @FieldResolver(() => CriteriaField, {
    nullable: true,
    description: 'The field (lĩnh vực), where all points of the group are of one set.',
  })
  field(@Root() key: Row['key'], @Ctx() context: RequestContext): Promise<CriteriaFieldRow | null> | null {
    return key.fieldKey === null ? null : context.loaders.load(criteriaFieldByKey, key.fieldKey);
  }

  @FieldResolver(() => Unit, { nullable: true, description: 'The unit (đơn vị), on 31 December of the year.' })
  unit(@Root() key: Row['key'], @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return key.unitKey === null ? null : unitOfRecord(context, key.unitKey, key.on);
  }

  @FieldResolver(() => Party, { nullable: true, description: 'The agency in charge (đơn vị chủ trì); null where a criterion names none.' })
  ownerAgency(@Root() { ownerAgencyName: name, ownerAgencyUnit: unit, on }: Row['key']): Agency | null {
    return name === null ? null : { name, unit, on };
  }
}

@Resolver(() => LostPointsGroupRow)
export class LostPointsWorstResolver {
  @FieldResolver(() => [LostPointsUnit], {
    description: 'The units that lost most in the group (đơn vị mất nhiều điểm nhất), the most first.',
  })
  async worst(
    @Root() row: Row,
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'How many units, 1–500; 3 when left out.' }) first?: number | null,
  ): Promise<WorstRow[]> {
    const units = await context.loaders.load(worstByGroup, { question: row.question, group: row.group, first: countOf(first ?? 3) });
    return units.map((unit) => ({ ...unit, on: row.key.on }));
  }
}

@Resolver(() => LostPointsUnit)
export class LostPointsUnitResolver {
  @FieldResolver(() => Unit, { description: 'The unit (đơn vị), on 31 December of the year.' })
  unit(@Root() worst: WorstRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, worst.unitKey, worst.on);
  }
}

const MOST = 500;

/** How many items of a list by rank are asked for; BAD_USER_INPUT outside 1–500. */
export function countOf(first: number): number {
  if (first >= 1 && first <= MOST) return first;
  throw badInput({
    message: `first is 1 to ${MOST}; ${first} came.`,
    messageVi: `first phải từ 1 đến ${MOST}; giá trị nhận được: ${first}.`,
  });
}

const noGroup = () =>
  badInput({
    message: 'groupBy needs at least one of CRITERION, FIELD, UNIT, OWNER_AGENCY; an empty list came.',
    messageVi: 'groupBy cần ít nhất một trong CRITERION, FIELD, UNIT, OWNER_AGENCY.',
    hint: 'Write groupBy: [CRITERION].',
  });
