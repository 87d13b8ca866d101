import type { Client } from 'pg';
import { placedCriteria, type CriteriaSetDraft, type EquivalenceDraft } from './criteria-set.draft.js';

/** A draft to store, under a key that is free again or under a new one. */
export interface KeyedDraft extends CriteriaSetDraft {
  readonly key?: number;
}

/**
 * Writes sets with all that belongs to them. Units are looked up on 31 December of the first year. Answers the keys in the order given; the
 * audit row is the caller's.
 */
export async function storeCriteriaSets(client: Client, drafts: readonly KeyedDraft[]): Promise<number[]> {
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
  await storeEquivalences(
    client,
    drafts.map(({ code, follows }, at) => ({ key: keys[at]!, code, version: follows?.version ?? 0, links: follows?.links ?? [] })),
  );
  return keys;
}

/** A set with how its leaves follow those of an earlier version of its code. */
export interface FollowingSet {
  readonly key: number;
  readonly code: string;
  readonly version: number;
  readonly links: readonly EquivalenceDraft[];
}

/** Links leaves of sets to those that they follow, and lets them inherit the lineage. */
export async function storeEquivalences(client: Client, sets: readonly FollowingSet[]): Promise<void> {
  const links = sets.flatMap((set) => set.links.map((link) => ({ ...link, set: set.key, code: set.code, version: set.version })));
  await client.query(INSERT_EQUIVALENCES, [JSON.stringify(links)]);
  await client.query(INHERIT_LINEAGE, [sets.map(({ key }) => key)]);
}

async function insertSets(client: Client, drafts: readonly KeyedDraft[]): Promise<number[]> {
  const rows = drafts.map(({ fields, gradeBands, tieBreakers, follows, ...set }) => set);
  const { rows: inserted } = await client.query<{ id: number }>(INSERT_SETS, [JSON.stringify(rows)]);
  return inserted.map((row) => row.id);
}

const INSERT_SETS = `
  with drafts as (
    select * from rows from (jsonb_to_recordset($1) as (key int, code text, version int, name text, block text, status text, issuer text,
      "rolledOutBy" text, "effectiveFromYear" int, "effectiveToYear" int, "maxPoints" numeric, "surveyMaxPoints" numeric,
      "notApplicablePolicy" text, "bonusEntry" text, "bonusCap" numeric, "penaltyCap" numeric, "indexMayPass100" boolean,
      demo boolean, source text, locator text)) with ordinality as d(key, code, version, name, block, status, issuer,
      "rolledOutBy", "effectiveFromYear", "effectiveToYear", "maxPoints", "surveyMaxPoints", "notApplicablePolicy", "bonusEntry", "bonusCap",
      "penaltyCap", "indexMayPass100", demo, source, locator, slot)
  )
  insert into criteria_set (id, code, version, name, block, status, issuer_id, rolled_out_by_id, effective_from_year, effective_to_year,
    max_points, survey_max_points, not_applicable_policy, bonus_entry, bonus_cap, penalty_cap, index_may_pass_100, demo, source_id, locator)
  select coalesce(d.key, nextval(pg_get_serial_sequence('criteria_set', 'id'))), d.code, d.version, d.name, d.block, d.status, i.unit_id, r.unit_id, d."effectiveFromYear", d."effectiveToYear", d."maxPoints",
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
  insert into criterion (set_id, field_id, ordinal, code, name, max_points, is_leaf, method, scoring_rule, measure,
    owner_agency_name, owner_agency_id, appraiser_agency_name, appraiser_agency_id)
  select c."set", f.id, c.ordinal, c.code, c.name, c."maxPoints", c."isLeaf", c.method, c."scoringRule", c.measure,
    c.owner ->> 'name', o.unit_id, c.appraiser ->> 'name', a.unit_id
  from jsonb_to_recordset($1) as c("set" int, field text, ordinal int, code text, name text, "maxPoints" numeric, "isLeaf" boolean,
    method text, "scoringRule" jsonb, measure jsonb, owner jsonb, appraiser jsonb)
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
