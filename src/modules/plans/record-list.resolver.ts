import { Field, InputType } from 'type-graphql';
import { connection, pageOf, type Connection, type PageArgs } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { sourceOfCode } from '../documents/index.js';
import { unitWithin } from '../units/index.js';
import { countOfRecords, listedRecords, type RecordList } from './record-list.query.js';

@InputType({ description: 'Which plans, events, tasks or time targets to list; all conditions apply together.' })
export class PlanRecordFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only of this unit and all below it (trong phạm vi), by code, read today or on its last day; NOT_FOUND when unknown.',
  })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Only from this source document (nguồn), by code; NOT_FOUND when unknown.' })
  source?: string | null;
}

/** A page of records of one table, newest first; `name` tells its cursors from those of other lists. */
export async function pageOfRecords<Row extends { readonly key: number }>(
  context: RequestContext,
  name: string,
  list: RecordList<Row>,
  filter: PlanRecordFilter,
  pageArgs: PageArgs,
): Promise<Connection<Row>> {
  const { within, source } = filter;
  const meant = {
    within: within == null ? null : (await unitWithin(context, within, context.today)).unit,
    on: context.today,
    source: source == null ? null : (await sourceOfCode(context, source)).key,
  };
  const at = pageOf(pageArgs, `${name} ${JSON.stringify(meant)}`);
  const rows = await listedRecords(context.reads, list, meant, at);
  return connection(
    rows,
    at,
    (row) => [row.newest, row.key],
    () => countOfRecords(context.reads, list, meant),
  );
}
