import type { Pool } from 'pg';

/** A wide answer: every leaf of every sheet of a city's round of its districts. */
export const WIDE_QUERY = `query Wide($city: String!, $year: Int!) {
  unit(code: $city, year: $year) {
    rounds(year: $year) {
      block
      scorecards(orderBy: UNIT) {
        unit { code name }
        status
        index
        scores {
          version
          selfPoints
          appraisedPoints
          finalPoints
          note
          criterion { code name maxPoints }
        }
      }
    }
  }
}`;

export const WIDE_VARIABLES = { city: '01', year: 2018 };

interface Line {
  round: number;
  block: string;
  card: number;
  code: string;
  name: string;
  status: string;
  index: string | null;
  version: number | null;
  selfPoints: string | null;
  appraisedPoints: string | null;
  finalPoints: string | null;
  note: string | null;
  criterionCode: string;
  criterionName: string;
  maxPoints: string;
}

const STATEMENT = `
  select r.id as round, r.block, k.id as card, v.code, v.name, k.status, round(k.index_value, 2) as index, s.version, s.self_points as "selfPoints",
    s.appraised_points as "appraisedPoints", s.final_points as "finalPoints", s.note, c.code as "criterionCode", c.name as "criterionName", c.max_points as "maxPoints"
  from unit_version issuer
  join scoring_round r on r.issuer_id = issuer.unit_id and r.year = $2
  join scorecard k on k.round_id = r.id
  join unit_version v on v.unit_id = k.unit_id and v.during @> make_date($2, 12, 31)
  left join score s on s.scorecard_id = k.id
  left join criterion c on c.id = s.criterion_id
  where issuer.code = $1 and issuer.during @> make_date($2, 12, 31)
  order by r.block, r.id, v.code, k.id, c.ordinal`;

const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** The same answer without a graph: one statement, nested by hand. */
export async function wideByHand(pool: Pool, { city, year }: typeof WIDE_VARIABLES): Promise<{ data: object }> {
  const { rows } = await pool.query<Line>(STATEMENT, [city, year]);
  const rounds = new Map<number, { block: string; scorecards: object[] }>();
  const cards = new Map<number, object[]>();
  for (const row of rows) {
    let round = rounds.get(row.round);
    if (!round) rounds.set(row.round, (round = { block: row.block, scorecards: [] }));
    let scores = cards.get(row.card);
    if (!scores) {
      cards.set(row.card, (scores = []));
      round.scorecards.push({ unit: { code: row.code, name: row.name }, status: row.status, index: number(row.index), scores });
    }
    if (row.version === null) continue;
    scores.push({
      version: row.version,
      selfPoints: number(row.selfPoints),
      appraisedPoints: number(row.appraisedPoints),
      finalPoints: number(row.finalPoints),
      note: row.note,
      criterion: { code: row.criterionCode, name: row.criterionName, maxPoints: number(row.maxPoints) },
    });
  }
  return { data: { unit: { rounds: [...rounds.values()] } } };
}
