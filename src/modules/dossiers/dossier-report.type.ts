import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { ReportScope } from '../documents/index.js';
import { Channel } from './dossier.enums.js';
import type { DossierReportRow } from './dossier-report.query.js';

const count = (meaning: string) => ({ nullable: true, description: `${meaning}; null when not reported.` });

type Told = Omit<DossierReportRow, 'key' | 'unit' | 'periodFrom' | 'periodTo' | 'sourceId' | 'locator'>;

@ObjectType({
  implements: Node,
  description:
    'Dossier counts that somebody reported (số liệu báo cáo), kept as printed, also where they do not add up. Unlike dossierStats they are not counted from recorded dossiers.',
})
export class DossierReport extends Node implements Told {
  @Field(() => ReportScope, { description: 'Which part of the unit it counts (phạm vi số liệu).' })
  scope!: ReportScope;

  @Field(() => Channel, { nullable: true, description: 'The only channel that it counts (hình thức tiếp nhận); null when not stated.' })
  channel!: Channel | null;

  @Field(() => Int, count('New in the period (tiếp nhận mới trong kỳ)'))
  intake!: number | null;

  @Field(() => Int, count('Carried over from the period before (từ kỳ trước chuyển sang)'))
  carriedOver!: number | null;

  @Field(() => Int, count('Received in all (tổng số tiếp nhận)'))
  received!: number | null;

  @Field(() => Int, count('Resolved (đã giải quyết)'))
  resolved!: number | null;

  @Field(() => Int, count('Resolved before the due date (trước hạn)'))
  early!: number | null;

  @Field(() => Int, count('Resolved on the due date (đúng hạn)'))
  onTime!: number | null;

  @Field(() => Int, count('Resolved after the due date (quá hạn)'))
  late!: number | null;

  @Field(() => Int, count('In process at the end (đang giải quyết)'))
  open!: number | null;

  @Field(() => Int, count('In process and in time at the end (đang giải quyết trong hạn)'))
  openInTime!: number | null;

  @Field(() => Int, count('In process and past the due date at the end (đang giải quyết quá hạn)'))
  openLate!: number | null;

  @Field(() => Int, count('Paused at the end (tạm dừng)'))
  paused!: number | null;

  @Field(() => Int, count('Given back unresolved (trả lại)'))
  returned!: number | null;

  @Field(() => Int, count('Taken back by whoever submitted them (xin rút)'))
  withdrawn!: number | null;

  @Field(() => Int, count('Refused at intake (từ chối tiếp nhận)'))
  refused!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'How the reporter counted (quy tắc đếm của nơi báo cáo); null when the source does not say.',
  })
  definition!: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about the figures (ghi chú), in Vietnamese.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for a report of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}
