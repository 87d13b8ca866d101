import { Arg, Args, Ctx, Field, FieldResolver, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { badInput } from '../../kernel/errors.js';
import { DateScalar } from '../../kernel/scalars.js';
import { UnitKind, UnitLevel } from './unit.enums.js';
import { holderOf } from './unit.loaders.js';
import { foldKey, searchKey } from './unit-name.rules.js';
import { countOfListedUnits, keysetOfListedUnit, listedUnits, type UnitListFilter } from './unit-list.query.js';
import type { UnitReading } from './unit.query.js';
import { daysMeant, unitWithin } from './unit-reading.js';
import { Unit } from './unit.type.js';

@InputType({ description: 'Which units to list; all conditions apply together.' })
export class UnitFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Exactly these codes (mã đơn vị), at most 500, each read as unit(code:) would; goes with on, year, level and kinds only.',
  })
  codes?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A name or a part of it (tên), with or without tone marks and kind word: “long bien”, “P. Bồ Đề”. Best matches first.',
  })
  search?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Units that existed on this day, as they were.' })
  on?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Units of this year: on 31 December, or the last holder of a code in it on its last day.',
  })
  year?: number | null;

  @Field(() => UnitLevel, { nullable: true, description: 'Only territories of this level (cấp); agencies too where kinds names them.' })
  level?: UnitLevel | null;

  @Field(() => [UnitKind], { nullable: true, description: 'Only these kinds (loại đơn vị).' })
  kinds?: UnitKind[] | null;

  @Field(() => String, { nullable: true, description: 'Only this unit and all below it (trong phạm vi), by code; NOT_FOUND when unknown.' })
  within?: string | null;
}

const page = connectionTypes<Unit>(() => Unit, 'Unit');
export const UnitConnection = page.Connection;
export const UnitCountResolver = page.Resolver;

type UnitPage = Connection<UnitReading> & { missingCodes: readonly string[] };

@Resolver()
export class UnitListResolver {
  @Query(() => UnitConnection, {
    description:
      'Units (danh sách đơn vị) by code, by name or below a unit, on a day or in a year; without a date the last holder of each code. Without search: territories before agencies, higher levels first, then by code.',
  })
  async units(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => UnitFilter, { nullable: true, description: 'Which units.' }) filter?: UnitFilter | null,
  ): Promise<UnitPage> {
    const asked = filter ?? {};
    if (asked.codes) return unitsOfCodes(context, asked, asked.codes, pageArgs);
    const meant = await meaning(context, asked);
    const at = pageOf(pageArgs, `units ${JSON.stringify(meant)}`);
    const rows = await listedUnits(context.reads, meant, at);
    return { ...connection(rows, at, keysetOfListedUnit, () => countOfListedUnits(context.reads, meant)), missingCodes: [] };
  }
}

@Resolver(() => UnitConnection)
export class UnitMissingCodesResolver {
  @FieldResolver(() => [String], {
    description: 'Of the codes that were asked for, those that nobody held then; empty without filter.codes.',
  })
  missingCodes(@Root() root: UnitPage): readonly string[] {
    return root.missingCodes;
  }
}

async function meaning(context: RequestContext, filter: UnitFilter): Promise<UnitListFilter> {
  const days = daysMeant(filter, context.today);
  const within = filter.within == null ? null : (await unitWithin(context, filter.within, days.on)).unit;
  const search = filter.search == null ? null : { key: searchKey(filter.search), fold: foldKey(filter.search) };
  return { ...days, search, level: filter.level ?? null, kinds: filter.kinds ?? null, within };
}

const MOST_CODES = 500;

async function unitsOfCodes(context: RequestContext, filter: UnitFilter, codes: string[], pageArgs: PageArgs): Promise<UnitPage> {
  if (filter.search != null || filter.within != null || codes.length > MOST_CODES) {
    throw badInput({
      message: `filter.codes takes at most ${MOST_CODES} codes and goes with on, year, level and kinds only; ${codes.length} codes came${filter.search == null && filter.within == null ? '' : ' together with search or within'}.`,
      messageVi: `filter.codes nhận tối đa ${MOST_CODES} mã và chỉ dùng cùng on, year, level, kinds.`,
      hint: 'Split the list of codes, or drop search and within.',
    });
  }
  const days = daysMeant(filter, context.today);
  const wanted = [...new Set(codes)];
  const found = await Promise.all(wanted.map((code) => context.loaders.load(holderOf, { code, ...days })));
  const missingCodes = wanted.filter((_, index) => found[index] === null);
  const units = found
    .filter((unit) => unit !== null)
    .filter((unit) => fits(unit, filter))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const at = pageOf(pageArgs, `units ${JSON.stringify([days, wanted.toSorted(), filter.level, filter.kinds])}`);
  const after = at.beyond?.[0];
  const rest = at.backward
    ? units.toReversed().filter((unit) => after === undefined || unit.code < String(after))
    : units.filter((unit) => after === undefined || unit.code > String(after));
  return {
    ...connection(
      rest.slice(0, at.limit + 1),
      at,
      (unit) => [unit.code],
      async () => units.length,
    ),
    missingCodes,
  };
}

const AGENCIES = new Set<UnitKind>([
  UnitKind.DEPARTMENT,
  UnitKind.DIVISION,
  UnitKind.ONE_STOP_CENTRE,
  UnitKind.COUNCIL,
  UnitKind.COUNCIL_COMMITTEE,
  UnitKind.OFFICE,
]);

/** Whether a unit passes level and kinds: a level without kinds means territories only. */
function fits(unit: UnitReading, { level, kinds }: UnitFilter): boolean {
  if (level != null && unit.level !== level) return false;
  return kinds == null ? level == null || !AGENCIES.has(unit.kind) : kinds.includes(unit.kind);
}
