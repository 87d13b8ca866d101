import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { UnitLevel } from '../units/index.js';
import type { SurveyDimensionRow, SurveyInstrumentRow } from './instrument.query.js';

@ObjectType({
  implements: Node,
  description:
    'One version of a survey (bộ công cụ khảo sát). National SIPAS, a city’s own SIPAS, PAPI, DDCI and a local questionnaire are different instruments for the same year.',
})
export class SurveyInstrument
  extends Node
  implements Pick<SurveyInstrumentRow, 'code' | 'version' | 'name' | 'yearFrom' | 'yearTo' | 'note'>
{
  @Field(() => String, {
    description: 'Code, the same for all versions (mã bộ công cụ): SIPAS is the national one, SIPAS-01 Hà Nội’s own.',
  })
  code!: string;

  @Field(() => String, { description: 'Version (phiên bản), such as 2009–2017.' })
  version!: string;

  @Field(() => String, { description: 'Name (tên).' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'First year of the version (từ năm); null when open.' })
  yearFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year of the version (đến năm); null when open.' })
  yearTo!: number | null;

  @Field(() => [UnitLevel], { nullable: true, description: 'Levels of units that it can measure (cấp được đo); null where any.' })
  levels!: UnitLevel[] | null;

  @Field(() => String, { nullable: true, description: 'What a reader should know of it (ghi chú).' })
  note!: string | null;
}

@ObjectType({ implements: Node, description: 'A part of what an instrument version measures (chỉ số thành phần, yếu tố).' })
export class SurveyDimension extends Node implements Pick<SurveyDimensionRow, 'code' | 'name' | 'canonical'> {
  @Field(() => String, { description: 'Code within the version (mã).' })
  code!: string;

  @Field(() => String, { description: 'Name (tên).' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The same in every version that measures the same thing (mã quy chiếu giữa các phiên bản); null where it has no counterpart.',
  })
  canonical!: string | null;
}
