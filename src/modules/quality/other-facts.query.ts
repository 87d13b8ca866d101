import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { Placement } from './placement.js';

export interface GapFactsRow extends Placement {
  /** The identity of the province or of the country. */
  key: number;
  /** How many units or links were left open. */
  open: number;
}

/**
 * How many links between the published lists were left open, for each province on the eve of the reform and for the
 * country. They stand on the provinces' last common day, 30/6/2025.
 */
export const gapFacts = (reads: Reads) =>
  reads.rows(sql<GapFactsRow>`
    with eve as (select date '2025-06-30' as day),
    open as (select g.province_code as code, count(*)::int as open, min(g.source_id) as source_id from register_gap g group by g.province_code
      union all select 'VN', count(*)::int, min(g.source_id) from register_gap g)
    select v.unit_id as key, 'Danh mục đơn vị hành chính' as figure, v.unit_id as unit, coalesce(o.open, 0) as open, eve.day as "placedOn", null::date as "periodFrom",
      null::date as "periodTo", coalesce(o.source_id, v.source_id) as "sourceId", null as locator, false as demo
    from eve join unit_version v on v.during @> eve.day and v.is_territory and v.level in ('NATIONAL', 'PROVINCE')
    left join open o on o.code = v.code
    order by v.code`);

export interface DatedFactsRow extends Placement {
  key: number;
  type: 'Event' | 'OversightMission';
  heldOn: string;
  publishedOn: string | null;
}

/** The days of events and of the last sessions of missions, with the publication of what tells of them. */
export const datedFacts = (reads: Reads) =>
  reads.rows(sql<DatedFactsRow>`
    with dated as (
      select e.id as key, e.title as figure, 'Event' as type, e.held_on, e.unit_id, e.source_id, e.locator from event e where e.held_on is not null
      union all
      (select distinct on (w.mission_id) w.mission_id, m.title, 'OversightMission', w.held_on, m.organ_id, w.source_id, w.locator
      from mission_session w join oversight_mission m on m.id = w.mission_id order by w.mission_id, w.held_on desc, w.id))
    select t.key, t.figure, t.type, t.held_on as "heldOn", d.published_on as "publishedOn", t.unit_id as unit, t.held_on as "placedOn",
      null::date as "periodFrom", null::date as "periodTo", t.source_id as "sourceId", t.locator, false as demo
    from dated t join source_document d on d.id = t.source_id
    order by t.type, t.key`);
