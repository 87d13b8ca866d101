import type pg from 'pg';
import type { GrantCodes } from '../../../src/modules/access/index.js';
import type { Asker } from '../../kit/hub.js';
import { TODAY } from '../../kit/today.js';

/** A type of protected rows. */
export type Protected = 'ScoringRound' | 'Scorecard' | 'Score' | 'Evidence' | 'Dossier' | 'QualityFinding';

/** Units, agencies and missions behind the codes of an asker, as plain SQL finds them: nothing here is code of the hub. */
interface Standing {
  readonly everything: boolean;
  readonly own: number[];
  readonly below: number[];
  readonly led: number[];
  readonly agencies: number[];
  readonly missions: number[];
}

const HOLDERS = `select v.unit_id as id from unnest($1::text[]) c join lateral (
  select unit_id from unit_version where code = c and coalesce(valid_from <= '${TODAY}', true) order by valid_to desc nulls first limit 1) v on true`;

const BELOW = `select distinct c.descendant_id as id from unit_closure c join unit u on u.id = c.descendant_id
  where c.ancestor_id = any($1) and c.during @> greatest(least(date '${TODAY}', u.last_day), u.first_day)`;

const ids = async (client: pg.Client, sql: string, parameters: unknown[]): Promise<number[]> =>
  (await client.query<{ id: number }>(sql, parameters)).rows.map(({ id }) => id);

async function standingOf(client: pg.Client, asker: Asker): Promise<Standing> {
  const grants: readonly GrantCodes[] = asker === null ? [] : [asker].flat();
  const codes = (...roles: string[]): string[] => grants.flatMap(({ role, unit }) => (roles.includes(role) && unit ? [unit] : []));
  const own = await ids(client, HOLDERS, [codes('UNIT_OFFICER', 'LEADER')]);
  return {
    everything: grants.some(({ role }) => role === 'ADMIN' || role === 'DATA_STEWARD'),
    own,
    below: await ids(client, BELOW, [own]),
    led: await ids(client, BELOW, [await ids(client, HOLDERS, [codes('LEADER')])]),
    agencies: await ids(client, HOLDERS, [codes('APPRAISER')]),
    missions: await ids(client, 'select id from oversight_mission where code = any($1)', [grants.flatMap(({ mission }) => mission ?? [])]),
  };
}

const APPRAISES = `(r.standing_agency_id = any($5) or exists (
  select from criterion c where c.set_id = r.criteria_set_id and c.is_leaf and (c.owner_agency_id = any($5) or c.appraiser_agency_id = any($5))))`;

const OVERSEES = `exists (
  select from oversight_mission m join mission_subject s on s.mission_id = m.id join unit_closure c on c.ancestor_id = s.unit_id and c.descendant_id = k.unit_id
  join unit u on u.id = k.unit_id
  where m.id = any($6) and c.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
    and r.year between extract(year from m.period_from) and extract(year from m.period_to))`;

const SHEET = `($1 or r.status = 'PUBLISHED' or k.unit_id = any($2) or ${APPRAISES}
  or k.status not in ('DRAFT', 'SUBMITTED') and (k.unit_id = any($3) or ${OVERSEES}))`;

const SHEETS = 'scorecard k join scoring_round r on r.id = k.round_id';
/** Every parameter is named once, so that PostgreSQL knows its type wherever a statement leaves it out. */
const NAMED = `(select $1::boolean, $2::int[], $3::int[], $4::int[], $5::int[], $6::int[]) named`;

/** The rows of each type that the table of decision 0009 gives to an asker, by key; findings by `rule/type/id`. */
const ORACLE: Readonly<Record<Protected, string>> = {
  ScoringRound: `select r.id::text as id from scoring_round r, ${NAMED} where $1 or r.status = 'PUBLISHED' or r.issuer_id = any($2) or r.issuer_id = any($4)
    or ${APPRAISES} or exists (select from scorecard k where k.round_id = r.id and ${SHEET})`,
  Scorecard: `select k.id::text as id from ${NAMED}, ${SHEETS} where ${SHEET}`,
  Score: `select s.id::text as id from ${NAMED}, ${SHEETS} join score s on s.scorecard_id = k.id where ${SHEET}`,
  Evidence: `select e.id::text as id from ${NAMED}, ${SHEETS} join score s on s.scorecard_id = k.id join evidence e on e.score_id = s.id
    where $1 or k.unit_id = any($2) or ${APPRAISES}`,
  Dossier: `select d.id::text as id from dossier d, ${NAMED} where $1 or d.responsible_unit_id = any($3)`,
  QualityFinding: `select concat_ws('/', q.rule, q.subject_type, q.subject_id) as id from quality_finding q, ${NAMED} where q.subject_type <> 'Scorecard'
    or exists (select from ${SHEETS} where k.id = q.subject_id and ${SHEET})`,
};

/** The keys of all rows of a type that an asker may see. */
export async function oracle(client: pg.Client, asker: Asker, type: Protected): Promise<Set<string>> {
  const { everything, own, below, led, agencies, missions } = await standingOf(client, asker);
  const { rows } = await client.query<{ id: string }>(ORACLE[type], [everything, own, below, led, agencies, missions]);
  return new Set(rows.map(({ id }) => id));
}

/** Keys of rows worth asking for one by one: some of every stage of sheet and round, or of every kind of unit. */
const SAMPLES: Readonly<Record<Protected, string>> = {
  ScoringRound: `select r.id::text as id, r.status as stage from scoring_round r where r.status <> 'PUBLISHED' or r.id % 29 = 0 order by r.id`,
  Scorecard: sampled(SHEETS, 'k.id', 4),
  Score: sampled(`${SHEETS} join score s on s.scorecard_id = k.id`, 's.id', 2),
  Evidence: sampled(`${SHEETS} join score s on s.scorecard_id = k.id join evidence e on e.score_id = s.id`, 'e.id', 2),
  Dossier: `select id::text || '@${TODAY}' as id, unit as stage from (
      select d.id, v.code as unit, row_number() over (partition by v.unit_id order by d.id) as place
      from dossier d join unit_version v on v.unit_id = d.responsible_unit_id and v.code in ('001', '003', '00091', '00004', '306', '11296', '19', '164')
    ) numbered where place <= 3 order by id`,
  QualityFinding: `select concat_ws('/', q.rule, q.subject_type, q.subject_id) as id, coalesce(r.status, 'PUBLIC') as stage from quality_finding q
    left join scorecard k on q.subject_type = 'Scorecard' and k.id = q.subject_id left join scoring_round r on r.id = k.round_id
    where q.subject_type <> 'Scorecard' and q.subject_id % 7 = 0 or r.status <> 'PUBLISHED' or q.subject_id % 300 = 0`,
};

function sampled(tables: string, key: string, most: number): string {
  return `select id::text, stage from (
      select ${key} as id, r.status || ' ' || k.status as stage, row_number() over (partition by r.id, k.status order by ${key}) as place,
        r.status = 'PUBLISHED' and r.id % 40 <> 0 as plain
      from ${tables}
    ) numbered where place <= ${most} and not plain order by id`;
}

export interface Sample {
  readonly id: string;
  /** Of the sheet and its round, or the code of the unit. */
  readonly stage: string;
}

export const samples = async (client: pg.Client, type: Protected): Promise<readonly Sample[]> =>
  (await client.query<Sample>(SAMPLES[type])).rows;
