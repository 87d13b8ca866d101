import type { Restorable, Restoring } from '../../kernel/restore.js';
import { belowOf } from './unit-change.commands.js';
import { rebuildClosure } from './unit-closure.commands.js';

/** What one file changed of the register rests on each other, so it goes back as a whole or not at all. */
const WHOLE = `''`;

/** Units, versions and links; the paths follow. Nothing goes back where a later change needs it: a code taken anew, a unit above that ended. */
export const unitsRestorable: Restorable = {
  relations: ['unit', 'unit_version', 'unit_succession'],
  bonds: { unit: WHOLE, unit_version: WHOLE, unit_succession: WHOLE },
  async before(restoring) {
    const { client, job } = restoring;
    await client.query('set constraints one_holder_of_a_code_a_day, one_version_of_a_unit_a_day deferred');
    await client.query(`insert into staying select '' where exists (${CLAIMED}) or exists (${LOST_PARENT})`, [job]);
    const affected = await belowOf(client, await touchedUnits(restoring));
    await client.query('create temporary table closure_affected on commit drop as select unnest($1::int[]) as id', [affected]);
    await client.query('delete from unit_closure where descendant_id in (select id from closure_affected)');
  },
  async after({ client }) {
    const { rows } = await client.query<{ ids: number[] }>(`select coalesce(array_agg(id), '{}') as ids from closure_affected`);
    await rebuildClosure(client, rows[0]!.ids);
    await client.query('drop table closure_affected');
    await client.query('set constraints one_holder_of_a_code_a_day, one_version_of_a_unit_a_day immediate');
  },
};

/** Versions that the job changed, as they were. */
const BEFORE = `import_change c cross join lateral jsonb_populate_record(null::unit_version, c.before) w
  where c.job_id = $1 and c.relation = 'unit_version' and c.before is not null`;

/** Days that a version would claim again and that another, not of the job, has by now. */
const CLAIMED = `select from ${BEFORE} and exists (select from unit_version o where (o.code = w.code or o.unit_id = w.unit_id)
  and o.during && daterange(w.valid_from, w.valid_to) and not exists (select from restoring r where r.relation = 'unit_version' and r.id = o.id))`;

/** A version would lie again under a unit that is not there any more on all of its days, and does not go back itself. */
const LOST_PARENT = `select from ${BEFORE} and w.parent_id is not null
  and not exists (select from restoring r where r.relation = 'unit' and r.id = w.parent_id)
  and not exists (select from unit u where u.id = w.parent_id and daterange(u.first_day, u.last_day, '[]') @> daterange(w.valid_from, w.valid_to))`;

async function touchedUnits({ client }: Restoring): Promise<readonly number[]> {
  const { rows } = await client.query<{ ids: number[] }>(
    `select coalesce(array_agg(distinct unit), '{}') as ids from (
       select id as unit from restoring where relation = 'unit'
       union select v.unit_id from unit_version v join restoring r on r.relation = 'unit_version' and r.id = v.id) t`,
  );
  return rows[0]!.ids;
}
