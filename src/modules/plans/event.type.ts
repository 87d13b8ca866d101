import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar } from '../../kernel/scalars.js';
import type { EventItemRow, EventRow, TaskRow } from './event.query.js';
import { EventKind, TaskStatus } from './plan.enums.js';

@ObjectType({
  implements: Node,
  description: 'A meeting or another event of a unit (sự kiện); posts and units only, never a person’s name.',
})
export class Event
  extends Node
  implements Pick<EventRow, 'code' | 'kind' | 'title' | 'unresolvedUnit' | 'year' | 'heldOn' | 'heldText' | 'place' | 'chairPost'>
{
  @Field(() => String, { description: 'A key of the hub’s own (mã sự kiện).' })
  code!: string;

  @Field(() => EventKind, { description: 'What kind of event it was (loại sự kiện).' })
  kind!: EventKind;

  @Field(() => String, { description: 'Title (tên sự kiện).' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The unit in words, where the source does not say which it is (đơn vị chưa xác định).',
  })
  unresolvedUnit!: string | null;

  @Field(() => Int, { description: 'The year in which it was held (năm).' })
  year!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was held, as the source gives it (ngày tổ chức); null when not stated.',
  })
  heldOn!: string | null;

  @Field(() => String, { nullable: true, description: 'When it was, in words (thời gian), where the source says more or less than a day.' })
  heldText!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was held (địa điểm); null when not stated.' })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'The post of who chaired it (chủ trì, chức danh); null when not stated.' })
  chairPost!: string | null;
}

@ObjectType({ description: 'What an event was about, or who took part (nội dung, thành phần).' })
export class EventItem implements Pick<EventItemRow, 'text'> {
  @Field(() => String, { description: 'In short (nội dung).' })
  text!: string;
}

@ObjectType({ implements: Node, description: 'A task that a unit assigned (nhiệm vụ được giao).' })
export class Task extends Node implements Pick<TaskRow, 'text' | 'status' | 'unresolvedUnit' | 'assignedOn' | 'dueBefore'> {
  @Field(() => String, { description: 'What is to be done (nội dung).' })
  text!: string;

  @Field(() => TaskStatus, { description: 'What is known of it (tình trạng).' })
  status!: TaskStatus;

  @Field(() => String, {
    nullable: true,
    description: 'The assigning unit in words, where the source does not say which it is (đơn vị chưa xác định).',
  })
  unresolvedUnit!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was assigned (ngày giao); null when not stated.' })
  assignedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day that is too late (trước ngày): “before 30/11” is 30/11; null when no deadline is stated.',
  })
  dueBefore!: string | null;
}
