import type { Client } from 'pg';

/** What a copy has of its own. */
export interface Copy {
  readonly of: number;
  readonly version: number;
  readonly name: string | null;
  readonly effectiveFromYear: number;
}

/** Copies a set into a draft of another version, without its source and its last year, and tells the key; the audit row is the caller's. */
export async function copySet(client: Client, { of, version, name, effectiveFromYear }: Copy): Promise<number> {
  const { rows } = await client.query<{ id: number }>(COPY_SET, [of, version, name, effectiveFromYear]);
  const key = rows[0]!.id;
  for (const statement of COPY_PARTS) await client.query(statement, [of, key]);
  return key;
}

const COPY_SET = `
  insert into criteria_set (code, version, name, block, issuer_id, effective_from_year, max_points, survey_max_points, not_applicable_policy,
    bonus_entry, bonus_cap, penalty_cap, index_may_pass_100, demo)
  select code, $2, coalesce($3, name), block, issuer_id, $4, max_points, survey_max_points, not_applicable_policy,
    bonus_entry, bonus_cap, penalty_cap, index_may_pass_100, demo
  from criteria_set where id = $1 returning id`;

const CRITERION_COLUMNS =
  'ordinal, code, name, max_points, is_leaf, method, scoring_rule, measure, owner_agency_name, owner_agency_id, appraiser_agency_name, appraiser_agency_id';
const FIELD_COLUMNS = 'ordinal, code, name, canonical_field, part, max_points';

/** Agencies stay the units that they are, whoever holds their codes by now. */
const COPY_PARTS = [
  `insert into criteria_field (set_id, ${FIELD_COLUMNS}) select $2, ${FIELD_COLUMNS} from criteria_field where set_id = $1 order by ordinal`,
  `insert into criterion (set_id, field_id, ${CRITERION_COLUMNS})
   select $2, n.id, ${CRITERION_COLUMNS.split(', ')
     .map((column) => `c.${column}`)
     .join(', ')}
   from criterion c join criteria_field o on o.id = c.field_id join criteria_field n on n.set_id = $2 and n.code = o.code
   where c.set_id = $1 order by c.ordinal`,
  `update criterion n set parent_id = np.id
   from criterion o join criterion op on op.id = o.parent_id join criterion np on np.set_id = $2 and np.code = op.code
   where o.set_id = $1 and n.set_id = $2 and n.code = o.code`,
  'insert into grade_band (set_id, code, name, min_index) select $2, code, name, min_index from grade_band where set_id = $1 order by id',
  `insert into tie_breaker (set_id, ordinal, kind, field_id)
   select $2, t.ordinal, t.kind, n.id
   from tie_breaker t left join criteria_field o on o.id = t.field_id left join criteria_field n on n.set_id = $2 and n.code = o.code
   where t.set_id = $1 order by t.ordinal`,
];
