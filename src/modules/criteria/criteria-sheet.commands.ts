import type { Client } from 'pg';
import type { Restorable } from '../../kernel/restore.js';
import type { CriteriaFieldRow, CriteriaSetRow } from './criteria-set.query.js';
import type { CriterionRow } from './criterion.query.js';

/** What a part of a set is beside what is stored: null where it is new, `changed` where it differs. */
interface Stated {
  readonly key: number | null;
  readonly changed: boolean;
}

export type StatedField = Stated & Omit<CriteriaFieldRow, 'key' | 'set'>;

export type StatedCriterion = Stated &
  Omit<CriterionRow, 'key' | 'set' | 'fieldKey' | 'parentKey' | 'measure' | 'agenciesOn'> & {
    /** Code of its field. */
    readonly field: string;
    /** Code of the criterion above; null directly below the field. */
    readonly parent: string | null;
  };

/** A draft as it is to be, with all its parts; parts that are stored and not named here stay. */
export interface StatedSet
  extends
    Stated,
    Pick<
      CriteriaSetRow,
      'code' | 'version' | 'name' | 'block' | 'notApplicablePolicy' | 'bonusEntry' | 'indexMayPass100' | 'maxPoints' | 'surveyMaxPoints'
    > {
  /** Identity of the unit that issues it. */
  readonly issuer: number;
  readonly effectiveFromYear: number;
  readonly locator: string;
  readonly fields: readonly StatedField[];
  readonly criteria: readonly StatedCriterion[];
}

const ORDINALS = 'criteria_field_set_id_ordinal_key, criterion_set_id_ordinal_key';

/** Writes new sets as drafts, and what is new or changed of drafts. The database refuses every other set. The audit row is the caller's. */
export async function storeCriteriaSheets(client: Client, sets: readonly StatedSet[], sourceId: number): Promise<void> {
  await client.query(`set constraints ${ORDINALS} deferred`);
  const heads = sets.map(({ fields: _, criteria: __, ...head }) => head);
  await client.query(UPDATE_SETS, [json(heads, isChanged), sourceId]);
  await client.query(INSERT_SETS, [json(heads, isNew), sourceId]);
  const keys = await keysOfSets(client, sets);
  const parts = <Part extends Stated>(of: (set: StatedSet) => readonly Part[]) =>
    sets.flatMap((set, at) => of(set).map((part) => ({ ...part, set: keys[at] })));
  const fields = parts((set) => set.fields);
  await client.query(UPDATE_FIELDS, [json(fields, isChanged)]);
  await client.query(INSERT_FIELDS, [json(fields, isNew)]);
  const criteria = parts((set) => set.criteria);
  await client.query(UPDATE_CRITERIA, [json(criteria, isChanged)]);
  await client.query(INSERT_CRITERIA, [json(criteria, isNew)]);
  await client.query(LINK_PARENTS, [json(criteria, (one) => isNew(one) && one.parent !== null)]);
  await client.query(`set constraints ${ORDINALS} immediate`);
}

const isNew = ({ key }: Stated): boolean => key === null;
const isChanged = ({ key, changed }: Stated): boolean => key !== null && changed;
const json = <Row>(rows: readonly Row[], which: (row: Row) => boolean): string => JSON.stringify(rows.filter(which));

async function keysOfSets(client: Client, sets: readonly StatedSet[]): Promise<readonly number[]> {
  const { rows } = await client.query<{ key: number }>(
    `select s.id as key from rows from (jsonb_to_recordset($1) as (code text, version int)) with ordinality as k(code, version, slot)
     join criteria_set s on s.code = k.code and s.version = k.version order by k.slot`,
    [JSON.stringify(sets.map(({ code, version }) => ({ code, version })))],
  );
  return rows.map(({ key }) => key);
}

const SETS = `jsonb_to_recordset($1) as s(key int, code text, version int, name text, block text, issuer int, "effectiveFromYear" int, "maxPoints" numeric,
  "surveyMaxPoints" numeric, "notApplicablePolicy" text, "bonusEntry" text, "indexMayPass100" boolean, locator text)`;
const SET_COLUMNS = `name, block, issuer_id, effective_from_year, max_points, survey_max_points, not_applicable_policy, bonus_entry, index_may_pass_100,
  source_id, locator`;
const SET_VALUES = `s.name, s.block, s.issuer, s."effectiveFromYear", s."maxPoints", s."surveyMaxPoints", s."notApplicablePolicy", s."bonusEntry",
  s."indexMayPass100", $2, s.locator`;
const UPDATE_SETS = `update criteria_set c set (${SET_COLUMNS}) = (${SET_VALUES}) from ${SETS} where c.id = s.key`;
const INSERT_SETS = `insert into criteria_set (code, version, ${SET_COLUMNS}) select s.code, s.version, ${SET_VALUES} from ${SETS}`;

const FIELDS = `jsonb_to_recordset($1) as f(key int, "set" int, ordinal int, code text, name text, "canonicalField" text, part text, "maxPoints" numeric)`;
const FIELD_COLUMNS = 'ordinal, name, canonical_field, part, max_points';
const FIELD_VALUES = 'f.ordinal, f.name, f."canonicalField", f.part, f."maxPoints"';
const UPDATE_FIELDS = `update criteria_field c set (${FIELD_COLUMNS}) = (${FIELD_VALUES}) from ${FIELDS} where c.id = f.key`;
const INSERT_FIELDS = `insert into criteria_field (set_id, code, ${FIELD_COLUMNS}) select f."set", f.code, ${FIELD_VALUES} from ${FIELDS} order by f."set", f.ordinal`;

const CRITERIA = `jsonb_to_recordset($1) as c(key int, "set" int, field text, parent text, ordinal int, code text, name text, "maxPoints" numeric,
  "isLeaf" boolean, method text, "scoringRule" jsonb, "ownerAgencyName" text, "ownerAgencyUnit" int, "appraiserAgencyName" text, "appraiserAgencyUnit" int)`;
const CRITERION_COLUMNS = `ordinal, name, max_points, is_leaf, method, scoring_rule, owner_agency_name, owner_agency_id, appraiser_agency_name,
  appraiser_agency_id`;
const CRITERION_VALUES = `c.ordinal, c.name, c."maxPoints", c."isLeaf", c.method, c."scoringRule", c."ownerAgencyName", c."ownerAgencyUnit",
  c."appraiserAgencyName", c."appraiserAgencyUnit"`;
/** What a leaf is measured by stays as long as it is measured. */
const UPDATE_CRITERIA = `update criterion t set (${CRITERION_COLUMNS}) = (${CRITERION_VALUES}),
  measure = case when c.method in ('DATA', 'SURVEY') then t.measure end from ${CRITERIA} where t.id = c.key`;
const INSERT_CRITERIA = `insert into criterion (set_id, field_id, code, ${CRITERION_COLUMNS})
  select c."set", f.id, c.code, ${CRITERION_VALUES} from ${CRITERIA} join criteria_field f on f.set_id = c."set" and f.code = c.field order by c."set", c.ordinal`;
const LINK_PARENTS = `update criterion t set parent_id = p.id from ${CRITERIA} join criterion p on p.set_id = c."set" and p.code = c.parent
  where t.set_id = c."set" and t.code = c.code`;

/** Sets with their parts, each set as a whole: one that is no draft any more stays. */
export const criteriaRestorable: Restorable = {
  relations: ['criteria_set', 'criteria_field', 'criterion'],
  bonds: { criteria_set: 't.id', criteria_field: 't.set_id', criterion: 't.set_id' },
  async before({ client }) {
    await client.query(`set constraints ${ORDINALS} deferred`);
    await client.query(`
      insert into staying
      select s.id from criteria_set s where s.status <> 'DRAFT' and s.id in (
        select id from restoring where relation = 'criteria_set'
        union all select f.set_id from criteria_field f join restoring r on r.relation = 'criteria_field' and r.id = f.id
        union all select c.set_id from criterion c join restoring r on r.relation = 'criterion' and r.id = c.id)`);
  },
  async after({ client }) {
    await client.query(`set constraints ${ORDINALS} immediate`);
  },
};
