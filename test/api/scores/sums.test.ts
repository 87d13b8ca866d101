import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../../kit/hub.js';

const hub = hubForReading();

interface Sheet {
  readonly index: number;
  readonly finalPoints: number;
  readonly denominator: number;
  readonly overclaim: number;
  readonly round: { readonly criteriaSet: { readonly indexMayPass100: boolean } };
  readonly bonusPoints: number;
  readonly fields: readonly { readonly maxPoints: number; readonly points: number; readonly lostPoints: number }[];
  readonly scores: readonly { readonly lostPoints: number | null; readonly overclaim: number | null }[];
}

const QUERY = `query Sheets($within: String!, $level: UnitLevel!) {
  units(filter: { within: $within, level: $level, year: 2021 }, first: 100) {
    nodes {
      scorecards(from: 2016, to: 2021) {
        index finalPoints denominator overclaim bonusPoints
        round { criteriaSet { indexMayPass100 } }
        fields { maxPoints points lostPoints }
        scores { lostPoints overclaim }
      }
    }
  }
}`;

const total = (values: readonly (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** All final sheets with points of the units of a level below a unit. */
async function finalSheets(within: string, level: string): Promise<Sheet[]> {
  const { data, errors } = await hub.ask(QUERY, { within, level });
  expect(errors).toBeUndefined();
  return data.units.nodes.flatMap((unit: { scorecards: Sheet[] }) => unit.scorecards.filter(({ index }) => index !== null));
}

describe.each([
  ['01', 'DISTRICT'],
  ['31', 'DISTRICT'],
  ['19', 'DISTRICT'],
  ['303', 'COMMUNE'],
])('every final sheet below %s at level %s', (within, level) => {
  test('has index = final points / denominator × 100, half up to 2 places once published', async () => {
    const sheets = await finalSheets(within, level);
    expect(sheets.length).toBeGreaterThan(30);
    for (const { index, finalPoints, denominator } of sheets) {
      expect(Math.abs(index - (finalPoints / denominator) * 100)).toBeLessThanOrEqual(0.0051);
      expect(Number(index.toFixed(2))).toBe(index);
    }
  });

  test('adds up from its fields, and they from the leaves', async () => {
    for (const { denominator, overclaim, fields, scores } of await finalSheets(within, level)) {
      expect(total(fields.map((field) => field.maxPoints))).toBeCloseTo(denominator, 6);
      expect(total(scores.map((score) => score.lostPoints))).toBeCloseTo(total(fields.map((field) => field.lostPoints)), 6);
      expect(total(scores.map((score) => score.overclaim))).toBeCloseTo(overclaim, 6);
    }
  });
});

test('fields of a set that adds bonus before rescaling sum to the final points', async () => {
  for (const { finalPoints, fields } of await finalSheets('01', 'DISTRICT')) {
    expect(total(fields.map((field) => field.points))).toBeCloseTo(finalPoints, 6);
  }
});

test('lost points by unit are those of the units’ sheets', async () => {
  const { data } = await hub.ask(`{
    lostPoints(within: "303", year: 2019, block: WARD, groupBy: [UNIT], first: 50) {
      total
      rows { lostPoints key { unit { code scorecard(year: 2019) { fields { lostPoints } } } } }
    }
  }`);
  const { rows } = data.lostPoints;
  expect(rows).toHaveLength(11);
  for (const { lostPoints, key } of rows) {
    expect(total(key.unit.scorecard.fields.map((field: { lostPoints: number }) => field.lostPoints))).toBeCloseTo(lostPoints, 6);
  }
  expect(total(rows.map((row: { lostPoints: number }) => row.lostPoints))).toBeCloseTo(data.lostPoints.total, 6);
});
