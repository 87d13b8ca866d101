import { query } from '../../kit/databases.js';

/** The roll-ups of what is not demo, in one order. */
export const FLOWS = `select unit_id, span, detailed, first_day, procedure_field_id, channel, service_level, demo, intake, refused, early, on_time, late,
  returned, withdrawn, paused_in, paused_out, overdue_in, overdue_out from dossier_flow where not demo order by 1, 2, 3, 4, 5, 6, 7, 8`;

/** The roll-ups of what is not demo, counted by another way than the command's: one grouping of the movements for each span. */
export const recounted = (() => {
  const movement = (name: string): string => `(count(*) filter (where movement = '${name}'))::int as ${name.toLowerCase()}`;
  const counts = [
    'INTAKE',
    'REFUSED',
    'EARLY',
    'ON_TIME',
    'LATE',
    'RETURNED',
    'WITHDRAWN',
    'PAUSED_IN',
    'PAUSED_OUT',
    'OVERDUE_IN',
    'OVERDUE_OUT',
  ].map(movement);
  const of = (span: string, detailed: boolean): string => `
    select unit_id, '${span}' as span, ${detailed} as detailed, date_trunc('${span.toLowerCase()}', day::timestamp)::date as first_day,
      ${detailed ? 'field_id' : 'null::int'} as procedure_field_id, channel, ${detailed ? 'm.service_level' : 'null'} as service_level, m.demo, ${counts.join(', ')}
    from dossier_movement m join procedure p on p.id = m.procedure_id where m.dossier_id = any($1::int[]) group by 1, 2, 3, 4, 5, 6, 7, 8`;
  return `select * from (${[of('MONTH', true), of('MONTH', false), of('YEAR', true), of('YEAR', false)].join(' union all ')}) r
    order by unit_id, span collate "C", detailed, first_day, procedure_field_id, channel collate "C", service_level collate "C", demo`;
})();

/** The lives of what is not demo that are stored otherwise than their events tell. */
const WRONG_LIVES = `
  select d.code from dossier d join dossier_life l on l.dossier_id = d.id where not d.demo and
    row(d.state, d.state_at, d.submitted_at, d.refused_at, d.received_at, d.closed_at, d.closing_state, d.paused) is distinct from
    row(l.state, l.state_at, l.submitted_at, l.refused_at, l.received_at, l.closed_at, l.closing_state, l.paused)`;

/** What `hub verify` would find of the dossiers that are not demo: in a test database a few, so that this is quick. */
export async function differencesOf(databaseUrl: string): Promise<readonly unknown[]> {
  const ids = (await query(databaseUrl, 'select id from dossier where not demo')).map(({ id }) => id);
  const [kept, counted, lives] = [
    await query(databaseUrl, FLOWS),
    await query(databaseUrl, recounted, [ids]),
    await query(databaseUrl, `${WRONG_LIVES} and d.id = any($1)`, [ids]),
  ];
  const text = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row));
  const [one, other] = [text(kept), text(counted)];
  return [...one.filter((row) => !other.includes(row)), ...other.filter((row) => !one.includes(row)), ...lives];
}
