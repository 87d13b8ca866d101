import { Arg, Args, Ctx, Field, FieldResolver, InputType, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { DateScalar } from '../../kernel/scalars.js';
import { Unit, unitWithin, type UnitReading } from '../units/index.js';
import { allMarked } from '../../kernel/demo-mark.js';
import { Channel, DossierState, ServiceLevel, Timeliness } from './dossier.enums.js';
import { countOfList, dossiersOfPage, unitsBelowUnit } from './dossier.loaders.js';
import { DossierOrder, keysetOfDossier, type DossierList, type DossierReading } from './dossier.query.js';
import { Dossier } from './dossier.type.js';

registerEnumType(DossierOrder, {
  name: 'DossierOrder',
  description: 'The order of a list of dossiers (thứ tự).',
  valuesConfig: {
    DUE_ON_ASC: { description: 'Longest due first; without a due date last (hạn trả, cũ nhất trước).' },
    DUE_ON_DESC: { description: 'Last due first; without a due date before all (hạn trả, mới nhất trước).' },
    RECEIVED_AT_ASC: { description: 'First received first; not received before all (tiếp nhận, cũ nhất trước).' },
    RECEIVED_AT_DESC: { description: 'Last received first; not received last (tiếp nhận, mới nhất trước).' },
    CODE_ASC: { description: 'By code (mã hồ sơ).' },
  },
});

@InputType({ description: 'Which dossiers of a unit and all below it to list; all conditions apply together.' })
export class UnitDossierFilter {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Look at them as they stood at the end of this day (tại ngày); today when not given.',
  })
  asOf?: string | null;

  @Field(() => Timeliness, { nullable: true, description: 'How they stood to their due date then (tình trạng thời hạn).' })
  timeliness?: Timeliness | null;

  @Field(() => DossierState, { nullable: true, description: 'Their state then (trạng thái).' })
  state?: DossierState | null;

  @Field(() => String, { nullable: true, description: 'Code of the procedure (mã thủ tục).' })
  procedure?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the field of procedures (mã lĩnh vực).' })
  procedureField?: string | null;

  @Field(() => Channel, { nullable: true, description: 'How they came (hình thức tiếp nhận).' })
  channel?: Channel | null;

  @Field(() => ServiceLevel, { nullable: true, description: 'Level of the online service (mức độ dịch vụ công).' })
  serviceLevel?: ServiceLevel | null;

  @Field(() => String, { nullable: true, description: 'Exactly this code (mã hồ sơ).' })
  code?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Received on this day or later (tiếp nhận từ ngày).' })
  receivedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Received on this day or earlier (tiếp nhận đến ngày).' })
  receivedTo?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Due on this day or later (hạn trả từ ngày).' })
  dueFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Due on this day or earlier (hạn trả đến ngày).' })
  dueTo?: string | null;
}

@InputType({ description: 'Which dossiers to list; all conditions apply together.' })
export class DossierFilter extends UnitDossierFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only of this unit and all below it (trong phạm vi), by code, read on asOf; NOT_FOUND when unknown.',
  })
  within?: string | null;
}

const types = connectionTypes<Dossier>(() => Dossier, 'Dossier');
export const DossierConnection = types.Connection;
export const DossierCountResolver = types.Resolver;

const ORDER = { nullable: true, description: 'The order (thứ tự); last received first when not given.' } as const;

@Resolver()
export class DossierListResolver {
  @Query(() => DossierConnection, { description: 'Recorded dossiers (danh sách hồ sơ) as they stood on a day.' })
  async dossiers(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => DossierFilter, { nullable: true, description: 'Which dossiers.' }) filter?: DossierFilter | null,
    @Arg('orderBy', () => DossierOrder, ORDER) orderBy?: DossierOrder | null,
  ): Promise<Connection<DossierReading>> {
    const within = filter?.within == null ? null : await unitWithin(context, filter.within, filter.asOf ?? context.today);
    return dossierPage(context, within?.unit ?? null, pageArgs, filter ?? {}, orderBy ?? DossierOrder.RECEIVED_AT_DESC);
  }
}

@Resolver(() => Unit)
export class UnitDossiersResolver {
  @FieldResolver(() => DossierConnection, {
    description: 'Recorded dossiers of this unit and everything below it (hồ sơ của đơn vị), as they stood on a day.',
  })
  dossiers(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => UnitDossierFilter, { nullable: true, description: 'Which dossiers.' }) filter?: UnitDossierFilter | null,
    @Arg('orderBy', () => DossierOrder, ORDER) orderBy?: DossierOrder | null,
  ): Promise<Connection<DossierReading>> {
    return dossierPage(context, unit.unit, pageArgs, filter ?? {}, orderBy ?? DossierOrder.RECEIVED_AT_DESC);
  }
}

async function dossierPage(
  context: RequestContext,
  unit: number | null,
  pageArgs: PageArgs,
  asked: UnitDossierFilter,
  order: DossierOrder,
): Promise<Connection<DossierReading>> {
  const list = listOf(asked, order, context.today);
  // Named by what was asked: a list as of today goes on over midnight.
  const name = `dossiers ${unit} ${JSON.stringify({ order, filter: { ...list.filter, on: asked.asOf ?? null } })}`;
  const page = pageOf(pageArgs, name);
  const below = unit === null ? null : await context.loaders.load(unitsBelowUnit, { unit, on: list.filter.on });
  const named = { name, list, responsible: below && below.map((row) => row.unit) };
  const rows = allMarked(context, await context.loaders.load(dossiersOfPage, { ...named, page }));
  return connection(rows, page, keysetOfDossier, () => context.loaders.load(countOfList, named));
}

const listOf = (asked: UnitDossierFilter, order: DossierOrder, today: string): DossierList => ({
  order,
  filter: {
    on: asked.asOf ?? today,
    timeliness: asked.timeliness ?? null,
    state: asked.state ?? null,
    procedure: asked.procedure ?? null,
    procedureField: asked.procedureField ?? null,
    channel: asked.channel ?? null,
    serviceLevel: asked.serviceLevel ?? null,
    code: asked.code ?? null,
    receivedFrom: asked.receivedFrom ?? null,
    receivedTo: asked.receivedTo ?? null,
    dueFrom: asked.dueFrom ?? null,
    dueTo: asked.dueTo ?? null,
  },
});
