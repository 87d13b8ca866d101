import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../../kit/hub.js';

const hub = hubForReading();

describe('ids', () => {
  test('of rounds, sheets, leaves, evidence and criteria are answered by node', async () => {
    const { data } = await hub.ask(`{
      unit(code: "303", year: 2019) {
        rounds(year: 2019) {
          id
          criteriaSet { id fields { id } criteria(leaves: true) { id } }
          scorecards { id scores { id evidence { id } } }
        }
      }
    }`);
    const [round] = data.unit.rounds;
    const [card] = round.scorecards;
    const score = card.scores.find((one: { evidence: unknown[] }) => one.evidence.length > 0);
    const ids = {
      ScoringRound: round.id,
      CriteriaSet: round.criteriaSet.id,
      CriteriaField: round.criteriaSet.fields[0].id,
      Criterion: round.criteriaSet.criteria[0].id,
      Scorecard: card.id,
      Score: score.id,
      Evidence: score.evidence[0].id,
    };
    for (const [type, id] of Object.entries(ids)) {
      const answer = await hub.ask('query Node($id: ID!) { node(id: $id) { __typename id } }', { id });
      expect(answer.data.node).toEqual({ __typename: type, id });
    }
  });
});

describe('a unit’s result of a year', () => {
  test('is that of the superior at 31 December, and null in a year without a round', async () => {
    const { data } = await hub.ask(`{
      unit(code: "303", year: 2019) { now: scorecard(year: 2019) { round { issuer { code } year } } before: scorecard(year: 2015) { id } }
    }`);
    expect(data.unit).toEqual({ now: { round: { issuer: { code: '31' }, year: 2019 } }, before: null });
  });

  test('stands without a rank for a unit that is not ranked, with the reason', async () => {
    const { data } = await hub.ask(
      `{ unit(code: "318", year: 2019) { scorecard(year: 2019) { index rank { position } unrankedReason } } }`,
    );
    expect(data.unit.scorecard).toMatchObject({
      rank: null,
      unrankedReason: 'Huyện đảo không có đơn vị hành chính cấp xã nên không xếp hạng chung.',
    });
    expect(data.unit.scorecard.index).toBeGreaterThan(0);
  });
});

describe('a published rank', () => {
  test('stands beside the computed one, also where they differ', async () => {
    const { data } = await hub.ask(`{
      unit(code: "31", year: 2018) { rounds(year: 2018) { scorecards { rank { position of } computedRank { position of } } } }
    }`);
    const cards = data.unit.rounds[0].scorecards.filter((card: { rank: unknown }) => card.rank);
    expect(cards).toHaveLength(14);
    const differing = cards.filter(
      (card: { rank: { position: number }; computedRank: { position: number } }) => card.rank.position !== card.computedRank.position,
    );
    expect(differing).toHaveLength(2);
  });
});

describe('rounds', () => {
  test('are listed below a unit, page by page, without gaps or repeats', async () => {
    const page =
      'query Rounds($after: String) { scoringRounds(filter: { within: "31", year: 2019 }, first: 7, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }';
    const seen: string[] = [];
    let after: string | null = null;
    let count: number;
    do {
      const { data } = await hub.ask(page, { after });
      count = data.scoringRounds.totalCount;
      seen.push(...data.scoringRounds.nodes.map((node: { id: string }) => node.id));
      after = data.scoringRounds.pageInfo.hasNextPage ? data.scoringRounds.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
  });

  test('of an open round show how far the sheets are', async () => {
    const { data } = await hub.ask(
      `{ scoringRounds(filter: { status: OPEN, year: 2021 }) { nodes { progress { units submitted submittedOnTime appraised finalized } } } }`,
    );
    expect(data.scoringRounds.nodes.length).toBeGreaterThan(3);
    for (const { progress } of data.scoringRounds.nodes) {
      expect(progress.units).toBeGreaterThanOrEqual(progress.submitted);
      expect(progress.submitted).toBeGreaterThanOrEqual(progress.appraised);
      expect(progress.finalized).toBe(0);
    }
  });
});

describe('refusals', () => {
  test.each([
    ['an unknown unit', '{ lostPoints(within: "99999", year: 2019, groupBy: [CRITERION]) { total } }', 'NOT_FOUND'],
    ['nothing to group by', '{ lostPoints(within: "31", year: 2019, groupBy: []) { total } }', 'BAD_USER_INPUT'],
    ['no group at all', '{ lostPoints(within: "31", year: 2019, groupBy: [UNIT], first: 0) { total } }', 'BAD_USER_INPUT'],
    ['a year out of reach', '{ unit(code: "31") { scorecard(year: 12) { id } } }', 'BAD_USER_INPUT'],
    ['a series that runs backwards', '{ unit(code: "31") { scorecards(from: 2020, to: 2016) { id } } }', 'BAD_USER_INPUT'],
    ['a year of rounds out of reach', '{ scoringRounds(filter: { within: "31", year: 20190 }) { totalCount } }', 'BAD_USER_INPUT'],
    ['a cursor of another list', '{ scoringRounds(after: "abc") { totalCount } }', 'BAD_USER_INPUT'],
  ])('%s is refused in both languages', async (_, query, code) => {
    const { errors } = await hub.ask(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code, messageVi: expect.any(String) });
  });

  test('a year without sheets has no lost points', async () => {
    const { data } = await hub.ask('{ lostPoints(within: "31", year: 2010, groupBy: [CRITERION]) { total rows { lostPoints } } }');
    expect(data.lostPoints).toEqual({ total: 0, rows: [] });
  });
});
