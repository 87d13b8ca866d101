import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { UnitLevel } from '../units/index.js';
import type { RespondentGroupRow, SurveyCampaignRow } from './campaign.query.js';

@ObjectType({ implements: Node, description: 'One run of a survey instrument in a year (đợt khảo sát).' })
export class SurveyCampaign
  extends Node
  implements Pick<SurveyCampaignRow, 'code' | 'name' | 'year' | 'sent' | 'received' | 'valid' | 'demo'>
{
  @Field(() => String, { description: 'Code of the campaign (mã đợt).' })
  code!: string;

  @Field(() => String, { description: 'Name (tên đợt).' })
  name!: string;

  @Field(() => [UnitLevel], { description: 'Levels of units, at or below the organiser, that it measures (cấp được đo).' })
  levels!: UnitLevel[];

  @Field(() => Int, { description: 'The year that it measures (năm).' })
  year!: number;

  @Field(() => Int, { nullable: true, description: 'Forms sent out (số phiếu phát ra); null when not stated.' })
  sent!: number | null;

  @Field(() => Int, { nullable: true, description: 'Forms that came back (số phiếu thu về); null when not stated.' })
  received!: number | null;

  @Field(() => Int, { nullable: true, description: 'Forms that count (số phiếu hợp lệ); null when not stated.' })
  valid!: number | null;

  @Field(() => Boolean, { description: 'True for a row of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({ description: 'Who is asked in a campaign (nhóm đối tượng khảo sát).' })
export class RespondentGroup implements Pick<RespondentGroupRow, 'code' | 'name'> {
  @Field(() => String, { description: 'Code within the campaign (mã nhóm).' })
  code!: string;

  @Field(() => String, { description: 'Name (tên nhóm).' })
  name!: string;
}
