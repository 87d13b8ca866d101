import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connectionTypes, PageArgs, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Party, partyOfRecord, SourceReference, sourceReference, type PartyReading, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { tasks, type EventRow, type TaskRow } from './event.query.js';
import { Event, Task } from './event.type.js';
import { eventById } from './plan.loaders.js';
import { pageOfRecords, PlanRecordFilter } from './record-list.resolver.js';

const page = connectionTypes<Task>(() => Task, 'Task');
export const TaskConnection = page.Connection;
export const TaskCountResolver = page.Resolver;

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskConnection, { description: 'Tasks that units assigned (danh sách nhiệm vụ), newest year first.' })
  tasks(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => PlanRecordFilter, { nullable: true, description: 'Which tasks.' }) filter?: PlanRecordFilter | null,
  ): Promise<Connection<TaskRow>> {
    return pageOfRecords(context, 'tasks', tasks, filter ?? {}, pageArgs);
  }

  @FieldResolver(() => ID)
  id(@Root() task: TaskRow): string {
    return globalId('Task', task.key);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Who assigned it (đơn vị giao), on its day; null where the source does not say, see unresolvedUnit.',
  })
  unit(@Root() task: TaskRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return task.unit === null ? null : unitOfRecord(context, task.unit, task.day ?? context.today);
  }

  @FieldResolver(() => Party, { nullable: true, description: 'Who has to do it (đơn vị thực hiện); null when not stated.' })
  owner(@Root() task: TaskRow, @Ctx() context: RequestContext): Promise<PartyReading | null> {
    return partyOfRecord(context, task.owner, task.day ?? context.today);
  }

  @FieldResolver(() => Event, { nullable: true, description: 'The event that it came out of (sự kiện); null when none.' })
  event(@Root() task: TaskRow, @Ctx() context: RequestContext): Promise<EventRow | null> | null {
    return task.event === null ? null : context.loaders.load(eventById, task.event);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() task: TaskRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, task.sourceId, task.locator);
  }
}
