import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../../kit/hub.js';

const hub = hubForReading();

const QUERY = `query Sheets($first: Int!) {
  units(filter: { within: "31", level: COMMUNE, year: 2019 }, first: $first) {
    nodes {
      name
      scorecard(year: 2019) {
        index
        rank { position }
        grade { name }
        missingEvidence
        round { year criteriaSet { code } }
        previous { index }
        fields { field { name } points }
        scores {
          finalPoints
          criterion { code name field { name } ownerAgency { name unit { name } } set { code } }
          evidence { title number score { id } }
        }
      }
      scorecards(from: 2016, to: 2021) { index round { year } }
    }
  }
}`;

describe('statements', () => {
  test('a hundred sheets with leaves, criteria and evidence take as many statements as two', async () => {
    const two = await hub.ask(QUERY, { first: 2 });
    const hundred = await hub.ask(QUERY, { first: 100 });
    expect(hundred.errors).toBeUndefined();
    const cards = hundred.data.units.nodes.flatMap((unit: { scorecard: unknown }) => unit.scorecard ?? []);
    expect(cards).toHaveLength(100);
    expect(cards.flatMap((card: { scores: unknown[] }) => card.scores).length).toBeGreaterThan(3_800);
    expect(hundred.statements).toHaveLength(two.statements.length);
  });

  test('the worst units of ten groups take one statement', async () => {
    const ask = (first: number) =>
      hub.ask(
        'query Worst($first: Int!) { lostPoints(within: "31", year: 2019, block: DISTRICT, groupBy: [CRITERION], first: $first) { rows { worst(first: 2) { lostPoints unit { name } } } } }',
        { first },
      );
    const [one, ten] = [await ask(1), await ask(10)];
    expect(ten.data.lostPoints.rows).toHaveLength(10);
    expect(ten.statements).toHaveLength(one.statements.length);
  });
});
