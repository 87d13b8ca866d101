import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar } from '../../kernel/scalars.js';
import type { SessionRow, SubjectReportRow } from './mission-part.query.js';
import type { MissionRow } from './mission.query.js';

@ObjectType({ implements: Node, description: 'A thematic oversight mission (đoàn giám sát chuyên đề) on one or more units.' })
export class OversightMission extends Node implements Pick<MissionRow, 'code' | 'title' | 'topic'> {
  @Field(() => String, {
    description: 'Number of the decision that set it up (số quyết định), or a key of the hub’s own where no source states one.',
  })
  code!: string;

  @Field(() => String, { description: 'Title (tên cuộc giám sát).' })
  title!: string;

  @Field(() => String, { description: 'What it looks at (chuyên đề giám sát).' })
  topic!: string;
}

@ObjectType({ description: 'The team of an oversight mission (đoàn giám sát).' })
export class OversightTeam {
  @Field(() => String, { description: 'Name of the team (tên đoàn).' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The post of its head (chức danh trưởng đoàn), never a person’s name; null when not stated.',
  })
  lead!: string | null;
}

@ObjectType({ description: 'A working session of a mission (buổi làm việc).' })
export class WorkingSession implements Pick<SessionRow, 'heldOn' | 'place'> {
  @Field(() => DateScalar, { description: 'The day (ngày làm việc).' })
  heldOn!: string;

  @Field(() => String, { nullable: true, description: 'Where it was held (địa điểm); null when not stated.' })
  place!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The post of who chaired it (chức danh chủ trì), never a person’s name; null when not stated.',
  })
  chairPost!: string | null;
}

@ObjectType({ description: 'The report of a subject to a mission (báo cáo của đơn vị chịu giám sát).' })
export class SubjectReport implements Pick<SubjectReportRow, 'reportedOn'> {
  @Field(() => DateScalar, { description: 'The day of the report (ngày báo cáo).' })
  reportedOn!: string;
}
