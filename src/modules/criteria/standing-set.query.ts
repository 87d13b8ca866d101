import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { CriterionDraft, FieldDraft, StandingSet } from './criteria-set.draft.js';

/** A set as it stands, with its key. */
export interface StandingRow {
  readonly key: number;
  readonly set: StandingSet;
}

interface StoredRow {
  key: number;
  head: Omit<StandingSet, 'fields' | 'follows'>;
  fields: readonly Omit<FieldDraft, 'criteria'>[];
  criteria: readonly StoredCriterion[];
  /** Number of the version that it follows; null where it is the first. */
  follows: number | null;
  links: NonNullable<StandingSet['follows']>['links'];
}

interface StoredCriterion extends Omit<CriterionDraft, 'components'> {
  readonly field: string;
  readonly parent: string | null;
}

/** The code of a unit on 31 December of the first year of set `s`, or on the last day that it lived. */
const codeThen = (unit: RawBuilder<unknown>): RawBuilder<string | null> => sql`(
  select v.code from unit u join unit_version v on v.unit_id = u.id
    and v.during @> greatest(least(make_date(coalesce(s.effective_from_year, 2200), 12, 31), u.last_day), u.first_day)
  where u.id = ${unit})`;

/** Points as texts: JSON numbers would pass through floats. */
const points = (column: string): RawBuilder<string | null> => sql`trim_scale(${sql.ref(column)})::text`;

const agency = (name: string, unit: string): RawBuilder<object | null> => sql`
  case when ${sql.ref(name)} is not null then jsonb_build_object('name', ${sql.ref(name)}, 'unitCode', ${codeThen(sql.ref(unit))}) end`;

const head = sql`jsonb_build_object(
  'code', s.code, 'version', s.version, 'name', s.name, 'block', s.block, 'status', s.status, 'issuer', ${codeThen(sql`s.issuer_id`)},
  'rolledOutBy', ${codeThen(sql`s.rolled_out_by_id`)}, 'effectiveFromYear', s.effective_from_year, 'effectiveToYear', s.effective_to_year,
  'maxPoints', ${points('s.max_points')}, 'surveyMaxPoints', ${points('s.survey_max_points')}, 'notApplicablePolicy', s.not_applicable_policy,
  'bonusEntry', s.bonus_entry, 'bonusCap', ${points('s.bonus_cap')}, 'penaltyCap', ${points('s.penalty_cap')},
  'indexMayPass100', s.index_may_pass_100, 'demo', s.demo, 'source', (select d.code from source_document d where d.id = s.source_id), 'locator', s.locator,
  'gradeBands', coalesce((select jsonb_agg(jsonb_build_object('code', b.code, 'name', b.name, 'minIndex', ${points('b.min_index')})
    order by b.min_index desc) from grade_band b where b.set_id = s.id), '[]'),
  'tieBreakers', coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'field', f.code) order by t.ordinal)
    from tie_breaker t left join criteria_field f on f.id = t.field_id where t.set_id = s.id), '[]'))`;

const fields = sql`coalesce((
  select jsonb_agg(jsonb_build_object('code', f.code, 'name', f.name, 'canonicalField', f.canonical_field, 'part', f.part,
    'maxPoints', ${points('f.max_points')}) order by f.ordinal)
  from criteria_field f where f.set_id = s.id), '[]')`;

const criteria = sql`coalesce((
  select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'maxPoints', ${points('c.max_points')}, 'method', c.method,
    'scoringRule', c.scoring_rule, 'measure', c.measure, 'owner', ${agency('c.owner_agency_name', 'c.owner_agency_id')},
    'appraiser', ${agency('c.appraiser_agency_name', 'c.appraiser_agency_id')}, 'field', f.code, 'parent', p.code) order by c.ordinal)
  from criterion c join criteria_field f on f.id = c.field_id left join criterion p on p.id = c.parent_id where c.set_id = s.id), '[]')`;

/** What the leaves of set `s` say of the version before; what was dropped of that one is nobody's to say in the new one. */
const links = sql`coalesce((
  select jsonb_agg(jsonb_build_object('kind', e.kind, 'newer', n.code, 'older', o.code, 'olderMaxPoints', ${points('o.max_points')}) order by n.ordinal, e.id)
  from criterion n join criterion_equivalence e on e.newer_id = n.id left join criterion o on o.id = e.older_id
  where n.set_id = s.id), '[]')`;

const follows = sql`coalesce((
  select max(os.version) from criterion n join criterion_equivalence e on e.newer_id = n.id join criterion o on o.id = e.older_id
  join criteria_set os on os.id = o.set_id where n.set_id = s.id), (
  select max(b.version) from criteria_set b where b.code = s.code and b.version < s.version and b.status in ('PUBLISHED', 'RETIRED')))`;

/** Sets as they stand, whole, by key. A set follows the version that its leaves are linked to, else the newest issued one before it. */
export async function standingSets(reads: Reads, keys: readonly number[]): Promise<StandingRow[]> {
  const rows = await reads.rows(sql<StoredRow>`
    select s.id as key, ${head} as head, ${fields} as fields, ${criteria} as criteria, ${follows} as follows, ${links} as links
    from criteria_set s where s.id = any(${keys}::int[]) order by s.id`);
  return rows.map(({ key, head: whole, fields: parts, criteria: flat, follows: version, links: said }) => ({
    key,
    set: {
      ...whole,
      fields: parts.map((field) => ({ ...field, criteria: nested(flat, field.code, null) })),
      ...(version !== null && { follows: { version, links: said } }),
    },
  }));
}

const nested = (flat: readonly StoredCriterion[], within: string, below: string | null): CriterionDraft[] =>
  flat
    .filter(({ field, parent }) => field === within && parent === below)
    .map(({ field: _, parent: __, ...criterion }) => {
      const components = nested(flat, within, criterion.code);
      return components.length > 0 ? { ...criterion, components } : criterion;
    });
