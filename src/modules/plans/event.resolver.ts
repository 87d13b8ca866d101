import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connectionTypes, PageArgs, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { events, type EventItemRow, type EventRow, type TaskRow } from './event.query.js';
import { Event, EventItem, Task } from './event.type.js';
import { itemsByEvent, planById, tasksByEvent } from './plan.loaders.js';
import type { PlanRow } from './plan.query.js';
import { Plan } from './plan.type.js';
import { pageOfRecords, PlanRecordFilter } from './record-list.resolver.js';

const page = connectionTypes<Event>(() => Event, 'Event');
export const EventConnection = page.Connection;
export const EventCountResolver = page.Resolver;

@Resolver(() => Event)
export class EventResolver {
  @Query(() => EventConnection, { description: 'Meetings and other events of units (danh sách sự kiện), newest first.' })
  events(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => PlanRecordFilter, { nullable: true, description: 'Which events.' }) filter?: PlanRecordFilter | null,
  ): Promise<Connection<EventRow>> {
    return pageOfRecords(context, 'events', events, filter ?? {}, pageArgs);
  }

  @FieldResolver(() => ID)
  id(@Root() event: EventRow): string {
    return globalId('Event', event.key);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Whose event it was (đơn vị), on its day; null where the source does not say, see unresolvedUnit.',
  })
  unit(@Root() event: EventRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return event.unit === null ? null : unitOfRecord(context, event.unit, event.day);
  }

  @FieldResolver(() => [EventItem], { description: 'What it was about (nội dung), in the order of the source.' })
  contents(@Root() event: EventRow, @Ctx() context: RequestContext): Promise<EventItemRow[]> {
    return itemsOf(context, event, 'CONTENT');
  }

  @FieldResolver(() => [EventItem], {
    description: 'Who took part, by post or unit (thành phần), in the order of the source; empty when not stated.',
  })
  participants(@Root() event: EventRow, @Ctx() context: RequestContext): Promise<EventItemRow[]> {
    return itemsOf(context, event, 'PARTICIPANT');
  }

  @FieldResolver(() => [Task], { description: 'The tasks that came out of it (nhiệm vụ được giao), in the order of the source.' })
  tasks(@Root() event: EventRow, @Ctx() context: RequestContext): Promise<readonly TaskRow[]> {
    return context.loaders.load(tasksByEvent, event.key);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is told (nguồn).' })
  source(@Root() event: EventRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, event.sourceId, event.locator);
  }
}

async function itemsOf(context: RequestContext, event: EventRow, kind: EventItemRow['kind']): Promise<EventItemRow[]> {
  return (await context.loaders.load(itemsByEvent, event.key)).filter((item) => item.kind === kind);
}

@Resolver(() => EventItem)
export class EventItemResolver {
  @FieldResolver(() => Plan, { nullable: true, description: 'The plan that was its matter (kế hoạch); null when it was none.' })
  plan(@Root() item: EventItemRow, @Ctx() context: RequestContext): Promise<PlanRow | null> | null {
    return item.plan === null ? null : context.loaders.load(planById, item.plan);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is told (nguồn).' })
  source(@Root() item: EventItemRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, item.sourceId, item.locator);
  }
}
