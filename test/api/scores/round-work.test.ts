import { describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForReading, type Asker } from '../../kit/hub.js';

const hub = hubForReading();

const WORK = 'byStatus { status units } late leavesToScore leavesToAppraise leavesToExplain';

/** What is left of the round of the wards of Tây Hồ of 2021. */
async function workAs(asker: Asker): Promise<any> {
  const { data, errors } = await hub.askAs(
    asker,
    `{ unit(code: "003", year: 2021) { rounds(year: 2021) { progress { units ${WORK} } } } }`,
  );
  expect(errors).toBeUndefined();
  return data.unit.rounds[0]?.progress ?? null;
}

const ROUND = `r.year = 2021 and r.issuer_id = (select unit_id from unit_version where code = '003' limit 1)`;

async function counted(): Promise<Record<string, number>> {
  const [row] = await query(
    hub.databaseUrl,
    `select (select count(*) from scorecard k join scoring_round r on r.id = k.round_id where ${ROUND} and k.late)::int as late,
       count(*) filter (where k.status = 'DRAFT' and c.method = 'SELF_APPRAISED' and f.part = 'SCORED' and s.self_points is null and not s.not_applicable)::int as score,
       count(*) filter (where k.status = 'SUBMITTED' and c.method in ('SELF_APPRAISED', 'APPRAISER_ONLY') and s.appraised_points is null
         and not s.not_applicable and (f.part = 'SCORED' or s.self_points is not null)
         or k.status = 'EXPLAINED' and s.explanation_requested and s.reappraised_points is null)::int as appraise,
       count(*) filter (where k.status = 'EXPLANATION_REQUESTED' and s.explanation_requested and s.explained_at is null)::int as explain
     from scoring_round r join scorecard k on k.round_id = r.id join score s on s.scorecard_id = k.id join criterion c on c.id = s.criterion_id join criteria_field f on f.id = c.field_id
     where ${ROUND}`,
  );
  return row as Record<string, number>;
}

describe('what is left of an open round', () => {
  test('is counted sheet by sheet and leaf by leaf for whoever sees all of it', async () => {
    const { late, score, appraise, explain } = await counted();
    const work = await workAs({ role: 'DATA_STEWARD' });
    expect(work).toMatchObject({ late, leavesToScore: score, leavesToAppraise: appraise, leavesToExplain: explain });
    expect(score! * appraise! * explain!).toBeGreaterThan(0);
    const stages = await query(
      hub.databaseUrl,
      `select k.status, count(*)::int as units from scorecard k join scoring_round r on r.id = k.round_id where ${ROUND} group by 1`,
    );
    expect(work.byStatus).toHaveLength(7);
    expect(work.byStatus).toEqual(expect.arrayContaining(stages));
    expect(work.byStatus.reduce((sum: number, { units }: { units: number }) => sum + units, 0)).toBe(work.units);
  });

  test('is told to its issuer’s leader as far as the sheets are shown: all stages, no leaves of drafts', async () => {
    const whole = await workAs({ role: 'DATA_STEWARD' });
    expect(await workAs({ role: 'LEADER', unit: '003' })).toEqual({ ...whole, late: null, leavesToScore: null, leavesToAppraise: null });
  });

  test('is not told to a unit that sees its own sheet only', async () => {
    const { units } = await workAs({ role: 'DATA_STEWARD' });
    const nothing = { byStatus: null, late: null, leavesToAppraise: null, leavesToExplain: null };
    expect(await workAs({ role: 'UNIT_OFFICER', unit: '00091' })).toMatchObject({ units, ...nothing, leavesToScore: null });
  });

  test('is nothing where the round is not theirs to see, and no leaves in a round that is over', async () => {
    expect(await workAs(null)).toBeNull();
    const { data } = await hub.askAs(
      null,
      `{ unit(code: "001", year: 2021) { rounds(year: 2021) { progress { units finalized ${WORK} } } } }`,
    );
    const [{ progress }] = data.unit.rounds;
    expect(progress).toMatchObject({ leavesToScore: 0, leavesToAppraise: 0, leavesToExplain: 0 });
    expect(progress.byStatus.at(-1)).toEqual({ status: 'FINALIZED', units: progress.units });
  });

  test('counts late sheets in every round', async () => {
    const { data } = await hub.ask('{ scoringRounds(first: 500) { nodes { id progress { late } } } }');
    const late = data.scoringRounds.nodes.map(({ id, progress }: any) => [Number(atob(id).split(':')[1]), progress.late]);
    const rows = await query(
      hub.databaseUrl,
      'select r.id, count(*) filter (where k.late)::int as late from scoring_round r left join scorecard k on k.round_id = r.id group by 1',
    );
    expect(Object.fromEntries(late)).toEqual(Object.fromEntries(rows.map((row) => [row['id'], row['late']])));
    expect(late.filter(([, count]: [number, number]) => count > 0).length).toBeGreaterThan(20);
  });

  test('takes one statement more than the progress, for any number of rounds', async () => {
    const ask = (first: number, fields: string) =>
      hub.ask(`query Rounds($first: Int!) { scoringRounds(first: $first) { nodes { progress { ${fields} } } } }`, { first });
    const [plain, one, all] = [await ask(500, 'units'), await ask(1, `units ${WORK}`), await ask(500, `units ${WORK}`)];
    expect(all.data.scoringRounds.nodes.length).toBeGreaterThan(200);
    expect(one.statements).toHaveLength(plain.statements.length + 1);
    expect(all.statements).toHaveLength(one.statements.length);
  });
});
