import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { sheetSeen } from '../access/index.js';
import type { CountingRules, StandingSheet } from './simulation.rules.js';

/** What the sheets of a round are counted by. */
export interface SimulationGroundRow extends CountingRules {
  round: number;
  /** All sheets of the round, also those that are not seen. */
  units: number;
  bands: readonly { readonly key: number; readonly minIndex: string }[];
}

/** The counting rules of rounds; fields are called by their keys. A round whose set is not stated has no leaves. */
export const simulationGrounds = (reads: Reads, rounds: readonly number[]) =>
  reads.rows(sql<SimulationGroundRow>`
    select p.round, p.units, coalesce(r.survey_held, false) as "surveyHeld",
      jsonb_build_object('notApplicable', cs.not_applicable_policy, 'bonusEntry', cs.bonus_entry, 'bonusCap', cs.bonus_cap::text,
        'penaltyCap', cs.penalty_cap::text, 'mayPass100', cs.index_may_pass_100) as policies,
      (select coalesce(jsonb_agg(jsonb_build_object('key', b.id, 'minIndex', b.min_index::text)), '[]') from grade_band b where b.set_id = cs.id) as bands,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'field', t.field_id::text) order by t.ordinal), '[]')
        from tie_breaker t where t.set_id = cs.id) as "tieBreakers",
      (select coalesce(jsonb_agg(jsonb_build_object('criterion', c.id, 'code', c.code, 'field', f.id::text, 'part', f.part,
          'survey', c.method = 'SURVEY', 'max', c.max_points::text) order by c.ordinal), '[]')
        from criterion c join criteria_field f on f.id = c.field_id where c.set_id = cs.id and c.is_leaf) as leaves
    from round_progress(${rounds}::int[]) p
    join scoring_round r on r.id = p.round left join criteria_set cs on cs.id = r.criteria_set_id`);

/** The sheets of rounds that are seen, with what was said of their leaves, by key. */
export const standingSheets = (reads: Reads, rounds: readonly number[]) =>
  reads.rows(sql<StandingSheet & { round: number }>`
    select k.round_id as round, k.id as key, k.status = 'FINALIZED' as "isFinal", k.unranked_reason as "unrankedReason",
      (select coalesce(jsonb_agg(jsonb_build_object('criterion', s.criterion_id, 'self', s.self_points::text, 'final', s.final_points::text,
          'notApplicable', s.not_applicable)), '[]') from score s where s.scorecard_id = k.id) as said
    from scorecard k join scoring_round r on r.id = k.round_id
    where r.id = any(${rounds}::int[]) and ${sheetSeen(reads.scope)} order by k.id`);
