import { sql } from 'kysely';
import type { Recount } from '../../kernel/module.js';
import type { Reads } from '../../kernel/reads.js';
import { WRONG_SUMS } from './results.sql.js';
import { ranking } from './ranking.rules.js';
import { gradeOf, sheetResult, type IndexPolicies, type SheetLeaf } from './score.rules.js';
import { tieValues, type TieBreaker } from './tie-breaker.rules.js';

/** A final sheet as it is stored, with its leaves and what its set says. */
interface StoredSheet {
  key: number;
  round: number;
  index: string;
  rank: number | null;
  grade: string | null;
  bands: readonly { readonly code: string; readonly minIndex: string }[];
  unrankedReason: string | null;
  surveyHeld: boolean;
  policies: IndexPolicies;
  tieBreakers: readonly TieBreaker[];
  leaves: readonly SheetLeaf[];
}

interface KeyResult {
  readonly index: string | null;
  readonly rank: number | null;
  readonly grade: string | null;
}

/** A sheet whose stored result is not what its leaves give. */
export interface WrongResult {
  readonly scorecard: number;
  readonly stored: KeyResult;
  readonly recomputed: KeyResult;
}

const storedSheets = (reads: Reads, rounds: readonly number[]) =>
  reads.rows(sql<StoredSheet>`
    select k.id as key, k.round_id as round, k.index_value as index, k.computed_rank as rank,
      (select b.code from grade_band b where b.id = k.grade_band_id) as grade,
      (select coalesce(jsonb_agg(jsonb_build_object('code', b.code, 'minIndex', b.min_index::text)), '[]') from grade_band b where b.set_id = s.id) as bands,
      k.unranked_reason as "unrankedReason",
      coalesce(r.survey_held, false) as "surveyHeld",
      jsonb_build_object('notApplicable', s.not_applicable_policy, 'bonusEntry', s.bonus_entry, 'bonusCap', s.bonus_cap::text,
        'penaltyCap', s.penalty_cap::text, 'mayPass100', s.index_may_pass_100) as policies,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'field', f.code) order by t.ordinal), '[]')
        from tie_breaker t left join criteria_field f on f.id = t.field_id where t.set_id = s.id) as "tieBreakers",
      (select jsonb_agg(jsonb_build_object('field', f.code, 'part', f.part, 'survey', c.method = 'SURVEY', 'max', l.max_points::text,
          'self', l.self_points::text, 'final', l.final_points::text, 'notApplicable', l.not_applicable))
        from score l join criterion c on c.id = l.criterion_id join criteria_field f on f.id = c.field_id where l.scorecard_id = k.id) as leaves
    from scorecard k join scoring_round r on r.id = k.round_id join criteria_set s on s.id = k.criteria_set_id
    where k.round_id = any(${rounds}::int[]) and k.index_value is not null order by k.id`);

const AT_ONCE = 40;

/**
 * Recomputes every final sheet from its leaves, by the pure rules, and tells those whose stored index, rank or grade differs: none, or
 * somebody wrote past the commands. Reads some rounds at a time, so that memory stays small.
 */
export async function wrongResults(reads: Reads): Promise<WrongResult[]> {
  const rounds = await reads.rows(sql<{ round: number }>`
    select distinct round_id as round from scorecard where index_value is not null order by round_id`);
  const wrong: WrongResult[] = [];
  for (let at = 0; at < rounds.length; at += AT_ONCE) {
    const sheets = await storedSheets(
      reads,
      rounds.slice(at, at + AT_ONCE).map(({ round }) => round),
    );
    for (const ofRound of Map.groupBy(sheets, (sheet) => sheet.round).values()) wrong.push(...wrongInRound(ofRound));
  }
  return wrong;
}

function wrongInRound(sheets: readonly StoredSheet[]): WrongResult[] {
  const results = sheets.map((sheet) => sheetResult(sheet.leaves, sheet.policies, sheet.surveyHeld));
  const places = ranking(
    sheets.map(({ key, unrankedReason, tieBreakers }, at) => {
      const result = results[at]!;
      return { key, unrankedReason, index: result.index, tieBreakers: tieValues(result, tieBreakers) };
    }),
  );
  return sheets.flatMap(({ key, index, rank, grade, bands }, at) => {
    const exact = results[at]!.index;
    const recomputed = {
      index: exact?.toFixed(8) ?? null,
      rank: places.get(key)?.position ?? null,
      grade: (exact && gradeOf(bands, exact)?.code) ?? null,
    };
    const same = recomputed.index === index && recomputed.rank === rank && recomputed.grade === grade;
    return same ? [] : [{ scorecard: key, stored: { index, rank, grade }, recomputed }];
  });
}

const told = ({ index, rank, grade }: KeyResult): string => `index ${index}, rank ${rank}, grade ${grade}`;

/** The stored results of final sheets against their leaves. */
export const resultsRecount: Recount = {
  title: 'results of sheets',
  async differences(reads) {
    const wrong = await wrongResults(reads);
    return wrong.map(
      ({ scorecard, stored, recomputed }) => `Sheet ${scorecard} is stored with ${told(stored)}; its leaves give ${told(recomputed)}.`,
    );
  },
};

/** The stored sums of all sheets, also those under way, against their leaves. */
export const sumsRecount: Recount = {
  title: 'sums of sheets',
  async differences(reads) {
    const wrong = await reads.rows<{ scorecard: number }>(sql.raw(WRONG_SUMS));
    return wrong.map(({ scorecard }) => `The sums of sheet ${scorecard} are not those of its leaves.`);
  },
};
