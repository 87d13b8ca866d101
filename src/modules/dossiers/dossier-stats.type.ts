import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar, MonthScalar } from '../../kernel/scalars.js';
import { DEFINITION_TEXT } from './counting.js';
import { Channel, ServiceLevel } from './dossier.enums.js';
import type { Counts } from './flow.rules.js';

export enum DossierGrouping {
  UNIT = 'UNIT',
  PROCEDURE_FIELD = 'PROCEDURE_FIELD',
  CHANNEL = 'CHANNEL',
  SERVICE_LEVEL = 'SERVICE_LEVEL',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}

registerEnumType(DossierGrouping, {
  name: 'DossierGrouping',
  description: 'What dossiers are counted by (nhóm theo).',
  valuesConfig: {
    UNIT: { description: 'By unit (đơn vị): the units of the level or kinds asked for, or else the responsible units.' },
    PROCEDURE_FIELD: { description: 'By field of procedures (lĩnh vực).' },
    CHANNEL: { description: 'By channel of intake (hình thức tiếp nhận).' },
    SERVICE_LEVEL: { description: 'By level of the online service (mức độ dịch vụ công).' },
    MONTH: { description: 'By month (tháng): flows of the month, stocks at its end.' },
    QUARTER: { description: 'By quarter (quý): flows of the quarter, stocks at its end.' },
    YEAR: { description: 'By year (năm): flows of the year, stocks at its end.' },
  },
});

@ObjectType({
  description:
    'Counts of recorded dossiers over a period (số liệu hồ sơ): flows of the period, stocks at its end. received = intake + carriedOver = resolved + open + paused + returned + withdrawn.',
})
export class DossierCounts implements Counts {
  @Field(() => Int, { description: 'New in the period (tiếp nhận mới trong kỳ).' })
  intake!: number;

  @Field(() => Int, { description: 'Of the intake, at the desk (trực tiếp).' })
  intakeDirect!: number;

  @Field(() => Int, { description: 'Of the intake, online (trực tuyến).' })
  intakeOnline!: number;

  @Field(() => Int, { description: 'Of the intake, by public postal service (bưu chính công ích).' })
  intakePostal!: number;

  @Field(() => Int, { description: 'Of the intake, in any other way (hình thức khác).' })
  intakeOther!: number;

  @Field(() => Int, { description: 'In hand when the period began, open or paused (từ kỳ trước chuyển sang).' })
  carriedOver!: number;

  @Field(() => Int, { description: 'intake + carriedOver (tổng số tiếp nhận).' })
  received!: number;

  @Field(() => Int, { description: 'early + onTime + late (đã giải quyết).' })
  resolved!: number;

  @Field(() => Int, { description: 'Resolved before the due date (trước hạn).' })
  early!: number;

  @Field(() => Int, { description: 'Resolved on the due date, or without one (đúng hạn).' })
  onTime!: number;

  @Field(() => Int, { description: 'Resolved after the due date (quá hạn).' })
  late!: number;

  @Field(() => Int, { description: 'In process at the end of the period, not paused (đang giải quyết).' })
  open!: number;

  @Field(() => Int, { description: 'Of the open, not past the due date (đang giải quyết trong hạn).' })
  openInTime!: number;

  @Field(() => Int, { description: 'Of the open, past the due date (đang giải quyết quá hạn).' })
  openLate!: number;

  @Field(() => Int, { description: 'At the end of the period waiting for papers or a fee (tạm dừng, chờ bổ sung).' })
  paused!: number;

  @Field(() => Int, { description: 'Given back unresolved in the period (trả lại).' })
  returned!: number;

  @Field(() => Int, { description: 'Taken back by whoever submitted them, in the period (xin rút).' })
  withdrawn!: number;

  @Field(() => Int, { description: 'Refused at intake in the period (từ chối tiếp nhận); outside received.' })
  refused!: number;

  @Field(() => Int, {
    description: 'How often an open dossier passed its due date in the period (phát sinh quá hạn); openLate grows by it.',
  })
  becameOverdue!: number;

  @Field(() => Int, { description: 'How often an overdue one was closed or paused in the period (hết quá hạn); openLate shrinks by it.' })
  overdueClosed!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '(early + onTime) / resolved × 100, to two decimals (tỷ lệ giải quyết trước và đúng hạn); null when nothing was resolved.',
  })
  onTimePercent!: string | null;

  @Field(() => Boolean, { description: 'True when dossiers of the demo generator are among those counted (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({ description: 'What the counts of a row are of (khóa nhóm); what the counts were not grouped by is null.' })
export class DossierStatsKey {
  @Field(() => Channel, { nullable: true, description: 'Channel of intake (hình thức tiếp nhận).' })
  channel!: Channel | null;

  @Field(() => ServiceLevel, {
    nullable: true,
    description: 'Level of the online service (mức độ dịch vụ công); null also where it was not recorded.',
  })
  serviceLevel!: ServiceLevel | null;

  @Field(() => Int, { nullable: true, description: 'Calendar year (năm), when grouped by year, quarter or month.' })
  year!: number | null;

  @Field(() => Int, { nullable: true, description: 'Quarter 1–4 of the year (quý), when grouped by quarter.' })
  quarter!: number | null;

  @Field(() => MonthScalar, { nullable: true, description: 'Month (tháng), when grouped by month.' })
  month!: string | null;
}

@ObjectType({ description: 'The counts of one unit, field, channel, month … (một dòng số liệu).' })
export class DossierStatsRow {
  @Field(() => DossierStatsKey, { description: 'What the counts are of.' })
  key!: DossierStatsKey;

  @Field(() => DossierCounts, { description: 'The counts (số liệu).' })
  counts!: DossierCounts;
}

@ObjectType({ description: 'Counts of recorded dossiers below a unit over a period (thống kê hồ sơ).' })
export class DossierStats {
  @Field(() => String, { description: DEFINITION_TEXT })
  definition!: string;
}
