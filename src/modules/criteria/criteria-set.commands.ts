import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { HubError } from '../../kernel/errors.js';
import { placedCriteria, type CriteriaSetDraft } from './criteria-set.draft.js';
import { pointsBalance, type SetPoints } from './points-balance.rules.js';

/**
 * Writes sets as drafts (or as mentioned ones), with all that belongs to them. Units are looked up on 31 December of the
 * first year. Answers the keys in the order given.
 */
export async function draftCriteriaSets(client: Client, actor: string, drafts: readonly CriteriaSetDraft[]): Promise<number[]> {
  const keys = await insertSets(client, drafts);
  const rows = <Part extends object>(partsOf: (draft: CriteriaSetDraft, set: number) => readonly Part[]): string =>
    JSON.stringify(drafts.flatMap((draft, at) => partsOf(draft, keys[at]!).map((part) => ({ ...part, set: keys[at] }))));
  await client.query(INSERT_FIELDS, [
    rows((draft) => (draft.fields ?? []).map(({ criteria, ...field }, at) => ({ ...field, ordinal: at + 1 }))),
  ]);
  const placed = rows(placedCriteria);
  await client.query(INSERT_CRITERIA, [placed]);
  await client.query(LINK_PARENTS, [placed]);
  await client.query(INSERT_BANDS, [rows((draft) => draft.gradeBands ?? [])]);
  await client.query(INSERT_TIE_BREAKERS, [
    rows((draft) => (draft.tieBreakers ?? []).map((breaker, at) => ({ ...breaker, ordinal: at + 1 }))),
  ]);
  const links = rows(({ code, follows }) => (follows?.links ?? []).map((link) => ({ ...link, code, version: follows?.version })));
  await client.query(INSERT_EQUIVALENCES, [links]);
  await client.query(INHERIT_LINEAGE, [keys]);
  await audit(client, {
    actor,
    command: 'criteria.draftCriteriaSets',
    subject: drafts.map(({ code, version }) => `${code} v${version}`).join(', '),
  });
  return keys;
}

/** Publishes drafts. RULE_VIOLATION says which set does not add up and which field is probably wrong; the database refuses it too. */
export async function publishCriteriaSets(client: Client, actor: string, sets: readonly number[]): Promise<void> {
  for (const set of await pointsOfSets(client, sets)) requireBalance(set);
  await changeStatus(client, actor, sets, 'PUBLISHED');
}

function requireBalance(set: NamedSetPoints): void {
  const { balanced, sentence, sentenceVi } = pointsBalance(set);
  if (balanced) return;
  const name = `${set.code} v${set.version}`;
  const texts = {
    message: `Criteria set ${name} cannot be published: ${sentence}`,
    messageVi: `Chưa thể ban hành bộ tiêu chí ${name}: ${sentenceVi}`,
    hint: 'Correct the points while the set is a draft.',
  };
  throw new HubError('RULE_VIOLATION', texts, { rule: 'POINTS_ADD_UP' });
}

/** Takes published sets out of use; rounds that were scored with them keep them. */
export const retireCriteriaSets = (client: Client, actor: string, sets: readonly number[]): Promise<void> =>
  changeStatus(client, actor, sets, 'RETIRED');

interface NamedSetPoints extends SetPoints {
  readonly code: string;
  readonly version: number;
}

async function pointsOfSets(client: Client, sets: readonly number[]): Promise<NamedSetPoints[]> {
  const { rows } = await client.query<NamedSetPoints>(POINTS_OF_SETS, [sets]);
  return rows;
}

async function changeStatus(client: Client, actor: string, sets: readonly number[], status: 'PUBLISHED' | 'RETIRED'): Promise<void> {
  const { rows } = await client.query<{ code: string }>(
    `update criteria_set set status = $2 where id = any($1::int[]) returning code || ' v' || version as code`,
    [sets, status],
  );
  const subject = rows.map((row) => row.code).join(', ');
  await audit(client, {
    actor,
    command: `criteria.${status === 'PUBLISHED' ? 'publish' : 'retire'}CriteriaSets`,
    subject,
    after: { status },
  });
}

async function insertSets(client: Client, drafts: readonly CriteriaSetDraft[]): Promise<number[]> {
  const rows = drafts.map(({ fields, gradeBands, tieBreakers, follows, ...set }) => set);
  const { rows: inserted } = await client.query<{ id: number }>(INSERT_SETS, [JSON.stringify(rows)]);
  return inserted.map((row) => row.id);
}

/** Points as texts: JSON numbers would pass through floats. */
const POINTS_OF_SETS = `
  select s.code, s.version, s.max_points::text as "maxPoints", coalesce(jsonb_agg(jsonb_build_object('code', f.code, 'name', f.name, 'part', f.part,
    'maxPoints', f.max_points::text, 'leaves', array(select c.leaf_max_points::text from criterion c where c.field_id = f.id and c.is_leaf order by c.ordinal))
    order by f.ordinal) filter (where f.id is not null), '[]') as fields
  from criteria_set s left join criteria_field f on f.set_id = s.id
  where s.id = any ($1::int[]) group by s.id order by s.id`;

const INSERT_SETS = `
  with drafts as (
    select * from rows from (jsonb_to_recordset($1) as (code text, version int, name text, block text, status text, issuer text,
      "rolledOutBy" text, "effectiveFromYear" int, "effectiveToYear" int, "maxPoints" numeric, "surveyMaxPoints" numeric,
      "notApplicablePolicy" text, "bonusEntry" text, "bonusCap" numeric, "penaltyCap" numeric, "indexMayPass100" boolean,
      demo boolean, source text, locator text)) with ordinality as d(code, version, name, block, status, issuer, "rolledOutBy",
      "effectiveFromYear", "effectiveToYear", "maxPoints", "surveyMaxPoints", "notApplicablePolicy", "bonusEntry", "bonusCap",
      "penaltyCap", "indexMayPass100", demo, source, locator, slot)
  )
  insert into criteria_set (code, version, name, block, status, issuer_id, rolled_out_by_id, effective_from_year, effective_to_year,
    max_points, survey_max_points, not_applicable_policy, bonus_entry, bonus_cap, penalty_cap, index_may_pass_100, demo, source_id, locator)
  select d.code, d.version, d.name, d.block, d.status, i.unit_id, r.unit_id, d."effectiveFromYear", d."effectiveToYear", d."maxPoints",
    d."surveyMaxPoints", d."notApplicablePolicy", d."bonusEntry", d."bonusCap", d."penaltyCap", d."indexMayPass100",
    coalesce(d.demo, false), s.id, d.locator
  from drafts d
  left join unit_version i on i.code = d.issuer and i.during @> make_date(d."effectiveFromYear", 12, 31)
  left join unit_version r on r.code = d."rolledOutBy" and r.during @> make_date(d."effectiveFromYear", 12, 31)
  left join source_document s on s.code = d.source
  order by d.slot
  returning id`;

const INSERT_FIELDS = `
  insert into criteria_field (set_id, ordinal, code, name, canonical_field, part, max_points)
  select "set", ordinal, code, name, "canonicalField", part, "maxPoints"
  from jsonb_to_recordset($1) as f("set" int, ordinal int, code text, name text, "canonicalField" text, part text, "maxPoints" numeric)
  order by "set", ordinal`;

const INSERT_CRITERIA = `
  insert into criterion (set_id, field_id, ordinal, code, name, max_points, is_leaf, method, scoring_rule,
    owner_agency_name, owner_agency_id, appraiser_agency_name, appraiser_agency_id)
  select c."set", f.id, c.ordinal, c.code, c.name, c."maxPoints", c."isLeaf", c.method, c."scoringRule",
    c.owner ->> 'name', o.unit_id, c.appraiser ->> 'name', a.unit_id
  from jsonb_to_recordset($1) as c("set" int, field text, ordinal int, code text, name text, "maxPoints" numeric, "isLeaf" boolean,
    method text, "scoringRule" jsonb, owner jsonb, appraiser jsonb)
  join criteria_set s on s.id = c."set"
  join criteria_field f on f.set_id = c."set" and f.code = c.field
  left join unit_version o on o.code = c.owner ->> 'unitCode' and o.during @> make_date(s.effective_from_year, 12, 31)
  left join unit_version a on a.code = c.appraiser ->> 'unitCode' and a.during @> make_date(s.effective_from_year, 12, 31)
  order by c."set", c.ordinal`;

const LINK_PARENTS = `
  update criterion c set parent_id = p.id
  from jsonb_to_recordset($1) as d("set" int, code text, parent text)
  join criterion p on p.set_id = d."set" and p.code = d.parent
  where c.set_id = d."set" and c.code = d.code`;

const INSERT_BANDS = `
  insert into grade_band (set_id, code, name, min_index)
  select "set", code, name, "minIndex" from jsonb_to_recordset($1) as b("set" int, code text, name text, "minIndex" numeric)
  order by "set", "minIndex" desc`;

const INSERT_TIE_BREAKERS = `
  insert into tie_breaker (set_id, ordinal, kind, field_id)
  select t."set", t.ordinal, t.kind, f.id
  from jsonb_to_recordset($1) as t("set" int, ordinal int, kind text, field text)
  left join criteria_field f on f.set_id = t."set" and f.code = t.field
  order by t."set", t.ordinal`;

const INSERT_EQUIVALENCES = `
  insert into criterion_equivalence (kind, newer_id, older_id)
  select l.kind, n.id, o.id
  from jsonb_to_recordset($1) as l("set" int, code text, version int, kind text, newer text, older text)
  join criteria_set s on s.code = l.code and s.version = l.version
  left join criterion n on n.set_id = l."set" and n.code = l.newer
  left join criterion o on o.set_id = s.id and o.code = l.older
  order by l."set", n.ordinal, o.ordinal`;

/** Versions of one set have to come in order, so that the older lineage is known. */
const INHERIT_LINEAGE = `
  update criterion n set lineage_id = coalesce(o.lineage_id, o.id)
  from criterion_equivalence e join criterion o on o.id = e.older_id
  where e.newer_id = n.id and e.kind in ('SAME', 'RENAMED') and n.set_id = any($1::int[])`;
