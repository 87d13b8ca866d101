import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { parseGlobalId } from '../../kernel/global-id.js';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { Channel, DossierState, ResultKind, ServiceLevel } from '../dossiers/index.js';
import type { Dataset } from './dataset.js';
import { dossierEventsDataset } from './dossier-events.dataset.js';
import { dossiersDataset } from './dossiers.dataset.js';
import { importItems, type Item } from './import-items.js';
import { importJobNode } from './import-job.resolver.js';
import { ImportJob } from './import-job.type.js';
import { WORK_TERMS } from './import-work.js';
import { ImportAtomicity } from './import.enums.js';
import { senderRefusal } from './sender-refusal.js';

const SAYS_NOTHING = 'Null or left out says nothing, and leaves what is there as it is.';

@InputType({ description: `A dossier as somebody states it (hồ sơ), like a row of the dataset dossiers. ${SAYS_NOTHING}` })
class DossierInput {
  @Field(() => String, { description: 'Code of the dossier (mã hồ sơ).' })
  code!: string;

  @Field(() => String, { description: 'Code of the procedure (mã thủ tục), as the catalogue had it on the day of the first date.' })
  procedure!: string;

  @Field(() => String, { description: 'Code of the unit that has to answer it (mã đơn vị giải quyết), as it was then.' })
  unit!: string;

  @Field(() => String, { nullable: true, description: 'Code of the unit that took it in (mã đơn vị tiếp nhận), where it is another.' })
  receivingUnit?: string | null;

  @Field(() => Channel, { description: 'How it came (hình thức nộp).' })
  channel!: Channel;

  @Field(() => ServiceLevel, { nullable: true, description: 'Level of the online service (mức độ dịch vụ công).' })
  serviceLevel?: ServiceLevel | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was submitted (ngày nộp): state 1.' })
  submittedAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was received (ngày tiếp nhận): state 2.' })
  receivedAt?: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day in time, inclusive (ngày hẹn trả).' })
  dueOn?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done (ngày có kết quả): state 9.' })
  finishedAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the result was handed over (ngày trả kết quả): state 10.' })
  handedOverAt?: Date | null;

  @Field(() => DossierState, { nullable: true, description: 'The present state (trạng thái), where the dates do not tell it.' })
  state?: DossierState | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it is in that state (ngày cập nhật trạng thái).' })
  stateAt?: Date | null;

  @Field(() => ResultKind, { nullable: true, description: 'How it ended (kết quả giải quyết).' })
  resultKind?: ResultKind | null;
}

@InputType({ description: 'A state that a dossier came into, and when (mốc trạng thái), like a row of the dataset dossier-events.' })
class DossierEventInput {
  @Field(() => String, { description: 'Code of the dossier (mã hồ sơ), which is there already.' })
  code!: string;

  @Field(() => DossierState, { description: 'The state (trạng thái).' })
  state!: DossierState;

  @Field(() => DateTimeScalar, { description: 'When it came into it (thời điểm).' })
  at!: Date;

  @Field(() => ResultKind, { nullable: true, description: 'How the dossier ended (kết quả giải quyết), where this ended it.' })
  resultKind?: ResultKind | null;

  @Field(() => Boolean, { nullable: true, description: 'True: this event was stated wrongly and is withdrawn (thu hồi).' })
  withdrawn?: boolean | null;
}

const REPORT =
  'Up to 1,000 items; its job tells what became of them, with complaints by item from 1. UNAUTHENTICATED and FORBIDDEN for who writes no records.';
const HOW = 'What becomes of the others where an item is rejected (cách ghi khi có mục lỗi).';

/** A state as the cells of a file have it: by its number. */
const numbered = <Input extends { readonly state?: DossierState | null }>(input: Input): Item => ({
  ...input,
  state: input.state == null ? null : String(input.state),
});

@Resolver()
export class ImportItemsResolver {
  @Mutation(() => ImportJob, { description: `Adds dossiers, or brings those with the same code up to date (ghi nhận hồ sơ). ${REPORT}` })
  upsertDossiers(
    @Ctx() context: RequestContext,
    @Arg('dossiers', () => [DossierInput], { description: 'The dossiers (các hồ sơ); each code once.' }) dossiers: DossierInput[],
    @Arg('atomicity', () => ImportAtomicity, { defaultValue: ImportAtomicity.ALL, description: HOW }) atomicity: ImportAtomicity,
  ): Promise<object> {
    return taken(context, { dataset: dossiersDataset, items: dossiers.map(numbered), atomicity, mutation: 'upsertDossiers' });
  }

  @Mutation(() => ImportJob, {
    description: `Adds events to dossiers that are there, or withdraws some (ghi nhận quá trình xử lý). ${REPORT}`,
  })
  recordDossierEvents(
    @Ctx() context: RequestContext,
    @Arg('events', () => [DossierEventInput], { description: 'The events (các mốc), in any order.' }) events: DossierEventInput[],
    @Arg('atomicity', () => ImportAtomicity, { defaultValue: ImportAtomicity.ALL, description: HOW }) atomicity: ImportAtomicity,
  ): Promise<object> {
    return taken(context, { dataset: dossierEventsDataset, items: events.map(numbered), atomicity, mutation: 'recordDossierEvents' });
  }
}

interface Items {
  readonly dataset: Dataset;
  readonly items: readonly Item[];
  readonly atomicity: ImportAtomicity;
  readonly mutation: string;
}

async function taken(context: RequestContext, items: Items): Promise<object> {
  const { viewer } = context;
  const refusal = senderRefusal(viewer);
  if (refusal) throw refusal;
  const { job } = await context.command('imports.importItems', (run) => importItems(run, { ...items, viewer }), WORK_TERMS);
  return (await importJobNode(context, parseGlobalId(job)!.key))!;
}
