import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { NoValueReason } from './document.enums.js';

/** Of which unit, metric and calendar year a figure is wanted. */
export interface StatedFigureKey {
  /** Identity of the unit. */
  readonly unit: number;
  /** Code of the metric. */
  readonly metric: string;
  readonly year: number;
  /** Whether it has to be a part of a total. */
  readonly share: boolean;
}

export interface StatedFigureRow {
  value: string | null;
  outOf: string | null;
  noValueReason: NoValueReason | null;
  sourceId: number;
  locator: string;
}

const day = sql`coalesce(s.as_of, s.period_to, d.published_on)`;
const firstDay = sql`make_date(a.year, 1, 1)`;
const lastDay = sql`make_date(a.year, 12, 31)`;

/**
 * The last figure that a source states of units for years, one row at most a key; no row where none is stated. Only exact ones, and none of the
 * units below alone; of a period only where it lies within the year. What has a number goes before what has none, the whole unit before its own
 * desk, then the later day and the longer period.
 */
export const statedFigures = (reads: Reads, keys: readonly StatedFigureKey[]) =>
  reads.rows(sql<StatedFigureRow & { slot: number }>`
    select distinct on (a.slot) (a.slot - 1)::int as slot, s.value, s.out_of as "outOf", s.no_value_reason as "noValueReason",
      s.source_id as "sourceId", s.locator
    from unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.metric)}::text[], ${keys.map((key) => key.year)}::int[],
      ${keys.map((key) => key.share)}::boolean[]) with ordinality as a(unit, metric, year, share, slot)
    join metric m on m.code = a.metric
    join statement s on s.metric_id = m.id and s.unit_id = a.unit and s.operator = 'EXACT' and s.scope is distinct from 'CHILDREN'
    join source_document d on d.id = s.source_id
    where case when s.period_to is not null then coalesce(s.period_from, s.period_to) >= ${firstDay} and s.period_to <= ${lastDay}
      else ${day} between ${firstDay} and ${lastDay} end
    order by a.slot, s.value is null, a.share and s.out_of is null, coalesce(s.scope, 'ALL') <> 'ALL', ${day} desc, s.period_from, s.id desc`);
