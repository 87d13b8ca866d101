import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { Channel, DossierState, ResultKind, ServiceLevel, Timeliness } from './dossier.enums.js';
import type { DossierEventRow, DossierReading } from './dossier.query.js';

@ObjectType({ description: 'A state that a dossier came into (diễn biến hồ sơ).' })
export class DossierEvent implements Pick<DossierEventRow, 'state' | 'at'> {
  @Field(() => DossierState, { description: 'The state (trạng thái).' })
  state!: DossierState;

  @Field(() => DateTimeScalar, { description: 'When it came into it (thời điểm).' })
  at!: Date;
}

@ObjectType({
  implements: Node,
  description:
    'A procedure dossier (hồ sơ thủ tục hành chính) as it stood at the end of the day `on`: events, state and timeliness of later days are not told. The hub holds no applicant.',
})
export class Dossier
  extends Node
  implements
    Pick<DossierReading, 'code' | 'on' | 'state' | 'channel' | 'serviceLevel' | 'dueOn' | 'receivedAt' | 'closedAt' | 'resultKind' | 'demo'>
{
  @Field(() => String, { description: 'Code of the dossier (mã hồ sơ): agency, date, sequence.' })
  code!: string;

  @Field(() => DateScalar, { description: 'The day of this reading (thời điểm xem).' })
  on!: string;

  @Field(() => DossierState, { description: 'State at the end of that day (trạng thái).' })
  state!: DossierState;

  @Field(() => Timeliness, {
    nullable: true,
    description: 'How it stood to its due date (tình trạng thời hạn); null when not received, paused, returned or withdrawn.',
  })
  timeliness!: Timeliness | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Calendar days past the due date, when it was closed or on that day (số ngày quá hạn); null when neither LATE nor OPEN_LATE.',
  })
  daysLate!: number | null;

  @Field(() => Channel, { description: 'How it came (hình thức tiếp nhận).' })
  channel!: Channel;

  @Field(() => ServiceLevel, { nullable: true, description: 'Level of the online service (mức độ dịch vụ công); null when not recorded.' })
  serviceLevel!: ServiceLevel | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day in time, inclusive (hạn trả kết quả); null when there is none.' })
  dueOn!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was received (thời điểm tiếp nhận); null when it was not.' })
  receivedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was resolved, returned or withdrawn (thời điểm kết thúc); null when it was not.',
  })
  closedAt!: Date | null;

  @Field(() => ResultKind, { nullable: true, description: 'How it ended (kết quả giải quyết); null when it did not, or was not recorded.' })
  resultKind!: ResultKind | null;

  @Field(() => Boolean, { description: 'True for a dossier of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}
