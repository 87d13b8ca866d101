import { describe, expect, test } from '@jest/globals';
import { hubForReading, type Asker } from '../../kit/hub.js';

const hub = hubForReading();

interface Overclaim {
  readonly criterion: { readonly code: string };
  readonly sheets: number;
  readonly selfPoints: number;
  readonly finalPoints: number;
  readonly overclaim: number;
  readonly meanOverclaimPercent: number;
}

const OVERCLAIMS = 'overclaims(first: 500) { criterion { code maxPoints } sheets selfPoints finalPoints overclaim meanOverclaimPercent }';
const SHEETS = 'scorecards { overclaim scores { selfPoints finalPoints maxPoints criterion { code } } }';

async function roundAs(asker: Asker, issuer: string, year: number): Promise<any> {
  const query = 'query Round($issuer: String!, $year: Int!) { unit(code: $issuer, year: $year) { rounds(year: $year) { OVER SHEETS } } }';
  const { data, errors } = await hub.askAs(asker, query.replace('OVER', OVERCLAIMS).replace('SHEETS', SHEETS), { issuer, year });
  expect(errors).toBeUndefined();
  return data.unit.rounds[0];
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe.each<[string, Asker, string, number]>([
  ['everybody, in a published round', null, '31', 2020],
  ['a steward, in an open round', { role: 'DATA_STEWARD' }, '003', 2021],
  ['a leader above, who sees the appraised sheets of an open round', { role: 'LEADER', unit: '003' }, '003', 2021],
  ['a unit that sees its own sheet', { role: 'UNIT_OFFICER', unit: '00106' }, '003', 2021],
])('the over-claim of a round, for %s,', (_, asker, issuer, year) => {
  test('is that of the leaves of the sheets that are seen, leaf by leaf, the most first', async () => {
    const { overclaims, scorecards } = await roundAs(asker, issuer, year);
    const leaves = scorecards
      .flatMap(({ scores }: any) => scores)
      .filter((leaf: any) => leaf.selfPoints !== null && leaf.finalPoints !== null);
    const byCode = Map.groupBy(leaves, (leaf: any) => leaf.criterion.code as string);
    expect(overclaims.map(({ criterion }: Overclaim) => criterion.code).toSorted()).toEqual([...byCode.keys()].toSorted());
    expect(byCode.size).toBeGreaterThan(10);
    for (const { criterion, ...sums } of overclaims as Overclaim[]) {
      const of: any[] = byCode.get(criterion.code)!;
      const overclaim = total(of.map(({ selfPoints, finalPoints }) => Math.max(0, selfPoints - finalPoints)));
      expect(sums.sheets).toBe(of.length);
      expect(sums.selfPoints).toBeCloseTo(total(of.map(({ selfPoints }) => selfPoints)), 6);
      expect(sums.finalPoints).toBeCloseTo(total(of.map(({ finalPoints }) => finalPoints)), 6);
      expect(sums.overclaim).toBeCloseTo(overclaim, 6);
      expect(sums.meanOverclaimPercent).toBeCloseTo((overclaim / total(of.map(({ maxPoints }) => maxPoints))) * 100, 3);
    }
    const claims = overclaims.map(({ overclaim }: Overclaim) => overclaim);
    expect(claims).toEqual(claims.toSorted((one: number, other: number) => other - one));
    expect(claims[0]).toBeGreaterThan(0);
    expect(total(claims)).toBeCloseTo(total(scorecards.map(({ overclaim }: any) => overclaim ?? 0)), 6);
  });
});

describe('overclaims', () => {
  test('are none in a round without points, and as many as are asked for', async () => {
    const { data } = await hub.ask(`{
      mentioned: unit(code: "168", year: 2017) { rounds(year: 2017) { overclaims { sheets } } }
      usual: unit(code: "31", year: 2020) { rounds(year: 2020) { overclaims { overclaim } three: overclaims(first: 3) { overclaim } } }
    }`);
    expect(data.mentioned.rounds[0].overclaims).toEqual([]);
    const [{ overclaims, three }] = data.usual.rounds;
    expect(overclaims).toHaveLength(10);
    expect(three).toEqual(overclaims.slice(0, 3));
  });

  test.each([[0], [501], [-1]])('of the first %s are refused', async (first) => {
    const { errors } = await hub.ask(`{ unit(code: "31", year: 2020) { rounds(year: 2020) { overclaims(first: ${first}) { sheets } } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', messageVi: expect.any(String) });
  });

  test('of two hundred rounds take as many statements as of one', async () => {
    const ask = (first: number) =>
      hub.ask(
        'query Rounds($first: Int!) { scoringRounds(first: $first) { nodes { overclaims(first: 3) { overclaim criterion { code } } } } }',
        {
          first,
        },
      );
    const [one, all] = [await ask(1), await ask(200)];
    expect(all.errors).toBeUndefined();
    expect(all.data.scoringRounds.nodes).toHaveLength(200);
    expect(all.statements).toHaveLength(one.statements.length);
  });
});
