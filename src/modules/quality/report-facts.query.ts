import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { withinLife } from '../units/index.js';
import type { ReportFacts } from './facts.rules.js';
import type { Placement } from './placement.js';

export interface ReportFactsRow extends ReportFacts, Omit<Placement, 'periodTo'> {
  key: number;
}

/** The counts of a row of dossier_report as an object with the names of the rules. */
const counts = (row: RawBuilder<unknown>): RawBuilder<unknown> => sql`jsonb_build_object(
    'intake', ${row}.intake, 'carriedOver', ${row}.carried_over, 'received', ${row}.received, 'resolved', ${row}.resolved,
    'early', ${row}.early, 'onTime', ${row}.on_time, 'late', ${row}.late, 'open', ${row}.open, 'openInTime', ${row}.open_in_time,
    'openLate', ${row}.open_late, 'paused', ${row}.paused, 'returned', ${row}.returned, 'withdrawn', ${row}.withdrawn, 'refused', ${row}.refused)`;

const sameCut = sql`x.period_from = r.period_from and x.period_to = r.period_to and x.channel is not distinct from r.channel`;

/** Of several reports of one thing that of the same source, else the latest. */
const nearest = sql`(x.source_id = r.source_id) desc, x.id desc limit 1`;

/** New intake by channel, from the rows of the same report that count one channel each. */
const byChannel = sql`(
    select jsonb_object_agg(lower(x.channel), x.intake) from dossier_report x
    where r.channel is null and x.channel is not null and x.unit_id = r.unit_id and x.scope = r.scope and x.source_id = r.source_id
      and x.period_from = r.period_from and x.period_to = r.period_to)`;

const before = sql`(
    select ${counts(sql`x`)} from dossier_report x
    where x.unit_id = r.unit_id and x.scope = r.scope and x.channel is not distinct from r.channel and x.period_to + 1 = r.period_from
    order by ${nearest})`;

const ofOwnUnit = (scope: string) => sql`(
    select ${counts(sql`x`)} from dossier_report x
    where x.unit_id = r.unit_id and x.scope = ${sql.lit(scope)} and ${sameCut} order by ${nearest})`;

/** The figures of each territory directly below, at the end of the period; a unit of the lowest level is its own desk. */
const ofEachChild = sql`(
    select jsonb_agg(jsonb_build_object('name', v.name, 'counts', (
        select ${counts(sql`x`)} from dossier_report x
        where x.unit_id = v.unit_id and ${sameCut} and (x.scope = 'ALL' or (x.scope = 'OWN_DESK' and v.level = 'COMMUNE'))
        order by (x.scope = 'ALL') desc, ${nearest})) order by v.code)
    from unit u join unit_version v on v.parent_id = u.id and v.is_territory and v.during @> ${withinLife(sql`r.period_to`)}
    where u.id = r.unit_id)`;

const children = sql`coalesce(
    (select jsonb_build_array(jsonb_build_object('name', 'CHILDREN', 'counts', k.counts)) from (select ${ofOwnUnit('CHILDREN')} as counts) k
      where k.counts is not null),
    ${ofEachChild}, '[]')`;

/** What the report counts, in the words of those who read it. */
const figure = sql`concat_ws(', ', 'Số liệu hồ sơ',
    case r.scope when 'OWN_DESK' then 'bộ phận một cửa của đơn vị' when 'CHILDREN' then 'các đơn vị trực thuộc' else 'toàn bộ' end,
    case r.channel when 'DIRECT' then 'trực tiếp' when 'ONLINE' then 'trực tuyến' when 'POSTAL' then 'bưu chính công ích' when 'OTHER' then 'hình thức khác' end)`;

/** The day of the report: that of a report to a mission by the same unit and source, else the source's. */
const reportedOn = sql`coalesce(
    (select max(p.reported_on) from subject_report p where p.unit_id = r.unit_id and p.source_id = r.source_id), d.published_on)`;

/** What the checks of reported dossier counts need; of all reports where `keys` is null. */
export const reportFacts = (reads: Reads, keys: readonly number[] | null) =>
  reads.rows(sql<ReportFactsRow>`
    select r.id as key, ${figure} as figure, ${counts(sql`r`)} || coalesce(${byChannel}, '{}') as counts, ${before} as before,
      case when r.scope = 'ALL' then jsonb_build_object('ownDesk', ${ofOwnUnit('OWN_DESK')}, 'children', ${children}) end as parts,
      r.period_from as "periodFrom", r.period_to as "periodTo", ${reportedOn} as "reportedOn", r.unit_id as unit,
      r.period_to as "placedOn", r.source_id as "sourceId", r.locator, r.demo
    from dossier_report r join source_document d on d.id = r.source_id
    where ${keys}::int[] is null or r.id = any(${keys}::int[])
    order by r.id`);
