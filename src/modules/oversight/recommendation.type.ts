import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar } from '../../kernel/scalars.js';
import { RecommendationStatus } from './oversight.enums.js';
import type { ForwardingRow, ResponseRow } from './recommendation-part.query.js';
import type { RecommendationRow } from './recommendation.query.js';

@ObjectType({ implements: Node, description: 'A recommendation (kiến nghị) of one party to others; they run up as well as down.' })
export class Recommendation extends Node implements Pick<RecommendationRow, 'text' | 'status' | 'raisedOn' | 'dueOn'> {
  @Field(() => String, { description: 'The recommendation, in Vietnamese and in the hub’s own words (nội dung).' })
  text!: string;

  @Field(() => RecommendationStatus, { description: 'How far it has come, as far as the sources say (tình trạng).' })
  status!: RecommendationStatus;

  @Field(() => DateScalar, { description: 'The day on which it was raised (ngày kiến nghị).' })
  raisedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day to act, inclusive (hạn thực hiện); null when none was set.' })
  dueOn!: string | null;
}

@ObjectType({ description: 'That a recommendation was passed on (chuyển kiến nghị).' })
export class RecommendationForwarding implements Pick<ForwardingRow, 'forwardedOn'> {
  @Field(() => DateScalar, { nullable: true, description: 'The day (ngày chuyển); null when not stated.' })
  forwardedOn!: string | null;
}

@ObjectType({ description: 'An answer to a recommendation (trả lời kiến nghị).' })
export class RecommendationResponse implements Pick<ResponseRow, 'respondedOn' | 'text'> {
  @Field(() => DateScalar, { description: 'The day of the answer (ngày trả lời).' })
  respondedOn!: string;

  @Field(() => String, { description: 'The answer, in Vietnamese (nội dung trả lời).' })
  text!: string;
}
