import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { DateScalar } from '../../kernel/scalars.js';
import { UnitKind, UnitLevel } from './unit.enums.js';
import { ancestorsAt, childrenAt, holderOf, predecessorsByUnit, successorsByUnit, unitAt, versionsByUnit } from './unit.loaders.js';
import type { SuccessionRow, UnitReading, UnitVersionRow } from './unit.query.js';
import { daysMeant, unitId, unitOfRecord } from './unit-reading.js';
import { Unit, UnitSuccession, UnitVersion } from './unit.type.js';

/** A link of succession seen from one side: the unit on the other side, on the day that this side asks for. */
type SuccessionSeen = SuccessionRow & { other: number; seenOn: string };

@Resolver(() => Unit)
export class UnitResolver {
  @Query(() => Unit, {
    nullable: true,
    description:
      'The unit that held a code (đơn vị theo mã) on a day; or in a year: on 31 December, or its last holder’s last day in it; or, with neither, today or else the last holder. Null for a code that nobody held then. BAD_USER_INPUT when both on and year are given.',
  })
  unit(
    @Ctx() context: RequestContext,
    @Arg('code', () => String, { description: 'Official code (mã đơn vị), such as 01, 004, 00145 or VN.' }) code: string,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The day of the reading.' }) on?: string | null,
    @Arg('year', () => Int, { nullable: true, description: 'The year of the reading.' }) year?: number | null,
  ): Promise<UnitReading | null> {
    return context.loaders.load(holderOf, { code, ...daysMeant({ on, year }, context.today) });
  }

  @FieldResolver(() => ID)
  id(@Root() unit: UnitReading): string {
    return unitId(unit);
  }

  @FieldResolver(() => ID)
  identity(@Root() unit: UnitReading): string {
    return globalId('UnitIdentity', unit.unit);
  }

  @FieldResolver(() => Boolean, { description: 'False when the first day is not dated by any source.' })
  async validFromKnown(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<boolean> {
    const versions = await context.loaders.load(versionsByUnit, unit.unit);
    return versions[0]?.validFromKnown ?? false;
  }

  @FieldResolver(() => Boolean, { description: 'False when the end is not dated; validTo is then the latest possible day.' })
  async validToKnown(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<boolean> {
    const versions = await context.loaders.load(versionsByUnit, unit.unit);
    return versions.at(-1)?.validToKnown ?? true;
  }

  @FieldResolver(() => Unit, { nullable: true, description: 'The unit above on the same day (cấp trên trực tiếp); null for the country.' })
  parent(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<UnitReading | null> | null {
    return unit.parent === null ? null : context.loaders.load(unitAt, { unit: unit.parent, on: unit.on });
  }

  @FieldResolver(() => [Unit], {
    description:
      'The units directly below on the same day (đơn vị trực thuộc), territories before agencies, by code. With level: territories of that level only, unless kinds is given.',
  })
  children(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('level', () => UnitLevel, { nullable: true, description: 'Only this level.' }) level?: UnitLevel | null,
    @Arg('kinds', () => [UnitKind], { nullable: true, description: 'Only these kinds.' }) kinds?: UnitKind[] | null,
  ): Promise<readonly UnitReading[]> {
    return context.loaders.load(childrenAt, { unit: unit.unit, on: unit.on, level: level ?? null, kinds: kinds ?? null });
  }

  @FieldResolver(() => [Unit], { description: 'The units above on the same day, from the parent up to the country (các cấp trên).' })
  ancestors(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly UnitReading[]> {
    return context.loaders.load(ancestorsAt, { unit: unit.unit, on: unit.on });
  }

  @FieldResolver(() => [UnitVersion], {
    description: 'All names, kinds and parents that the unit ever had, oldest first (lịch sử đơn vị).',
  })
  versions(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly UnitVersionRow[]> {
    return context.loaders.load(versionsByUnit, unit.unit);
  }

  @FieldResolver(() => [UnitSuccession], {
    description: 'What the unit came from (đơn vị tiền thân); the other unit is read the day before.',
  })
  async predecessors(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<SuccessionSeen[]> {
    const links = await context.loaders.load(predecessorsByUnit, unit.unit);
    return links.map((link) => ({ ...link, other: link.predecessor, seenOn: dayBefore(link.effectiveOn) }));
  }

  @FieldResolver(() => [UnitSuccession], {
    description: 'What became of the unit (đơn vị kế thừa); the other unit is read on the day of the change.',
  })
  async successors(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<SuccessionSeen[]> {
    const links = await context.loaders.load(successorsByUnit, unit.unit);
    return links.map((link) => ({ ...link, other: link.successor, seenOn: link.effectiveOn }));
  }
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

@Resolver(() => UnitSuccession)
export class SuccessionUnitResolver {
  @FieldResolver(() => Unit, { description: 'The unit on the other side of the link.' })
  unit(@Root() link: SuccessionSeen, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, link.other, link.seenOn);
  }
}

/** A day before every register: it means “as early as the register knows”. */
const EARLIEST = '0001-01-01';

@Resolver(() => UnitVersion)
export class VersionParentResolver {
  @FieldResolver(() => Unit, { nullable: true, description: 'The unit above when the version began; null for the country.' })
  parent(@Root() version: UnitVersionRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return version.parent === null ? null : unitOfRecord(context, version.parent, version.validFrom ?? EARLIEST);
  }
}
