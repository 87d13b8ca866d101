import { sql } from 'kysely';
import type { Recount } from '../../kernel/module.js';
import { countedFlows, FLOW_COLUMNS, LIFE } from './dossier-flow.commands.js';

/** How a list of differences ends that would be too long to read. */
const MOST = 20;

/** Each dossier's stored life against its events. */
export const livesRecount: Recount = {
  title: 'lives of dossiers',
  async differences(reads) {
    const stored = sql.raw(`d.${LIFE.replaceAll(', ', ', d.')}`);
    const counted = sql.raw(`l.${LIFE.replaceAll(', ', ', l.')}`);
    const rows = await reads.rows(sql<{ code: string }>`
      select d.code from dossier d join dossier_life l on l.dossier_id = d.id
      where row(${stored}) is distinct from row(${counted}) order by d.code limit ${MOST}`);
    return rows.map(({ code }) => `Dossier ${code} is stored otherwise than its events tell.`);
  },
};

/** The stored sums of movements against the movements. */
export const flowsRecount: Recount = {
  title: 'roll-ups of dossiers',
  async differences(reads) {
    // Short of memory it takes three times as long, as it does when the roll-ups are filled.
    await reads.rows(sql`select set_config('work_mem', '256MB', true), set_config('enable_sort', 'off', true)`);
    const counted = sql.raw(countedFlows());
    const columns = sql.raw(FLOW_COLUMNS);
    const rows = await reads.rows(sql<{ unit: number; span: string; first: string }>`
      with counted as (${counted}), stored as (select ${columns} from dossier_flow), wrong as (
        (select * from stored except all select ${columns} from counted) union all (select ${columns} from counted except all select * from stored))
      select distinct unit_id as unit, span, first_day as first from wrong order by 1, 2, 3 limit ${MOST}`);
    return rows.map(
      ({ unit, span, first }) => `The ${span.toLowerCase()} from ${first} of unit ${unit} is summed otherwise than its dossiers move.`,
    );
  },
};
