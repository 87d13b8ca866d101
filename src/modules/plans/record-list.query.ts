import { sql, type RawBuilder } from 'kysely';
import type { Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { withinLife } from '../units/index.js';

/** Which records of a table a list holds; null is no condition. */
export interface RecordListFilter {
  /** Records of this unit and all below it, each placed on `on`, or on its own last day if it ended earlier. */
  readonly within: number | null;
  readonly on: string;
  readonly source: number | null;
}

/** How the records of one table are listed; its main table has the alias `r` and the columns id, unit_id and source_id. */
export interface RecordList<Row> {
  readonly from: RawBuilder<unknown>;
  readonly columns: RawBuilder<Row>;
  /** Year or day by which the newest comes first; it is never null. */
  readonly newest: RawBuilder<unknown>;
}

function matches({ within, on, source }: RecordListFilter): RawBuilder<boolean> {
  const placed = sql`exists (select 1 from unit_closure c join unit u on u.id = c.descendant_id
    where c.ancestor_id = ${within} and c.descendant_id = r.unit_id and c.during @> ${withinLife(sql`${on}::date`)})`;
  return sql`(${source}::int is null or r.source_id = ${source}::int) and ${within === null ? sql`true` : placed}`;
}

/** A page of records, newest first, then in the order in which they were recorded, backwards. */
export function listedRecords<Row>(reads: Reads, list: RecordList<Row>, filter: RecordListFilter, page: Page) {
  const order = sql`(${list.newest}, r.id)`;
  const beyond = page.beyond
    ? sql`and ${order} ${sql.raw(page.backward ? '>' : '<')} (${page.beyond[0]}::int, ${page.beyond[1]}::int)`
    : sql``;
  return reads.rows(sql<Row & { newest: number }>`
    select ${list.columns}, ${list.newest} as newest from ${list.from} where ${matches(filter)} ${beyond}
    order by ${order} ${sql.raw(page.backward ? 'asc' : 'desc')} limit ${page.limit + 1}`);
}

export async function countOfRecords(reads: Reads, list: Pick<RecordList<unknown>, 'from'>, filter: RecordListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from ${list.from} where ${matches(filter)}`);
  return row?.count ?? 0;
}
