import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../../kit/hub.js';

const hub = hubForReading();

async function ask(operation: string, variables: Record<string, unknown>) {
  const { data, errors, extensions } = await hub.ask(readFileSync(`schema/operations/${operation}.graphql`, 'utf8'), variables);
  expect(errors).toBeUndefined();
  return { data, demo: extensions?.demo };
}

describe('the operations of the contract', () => {
  test('CityOverview has a result, fields and the year before of every district of Hà Nội', async () => {
    const { data, demo } = await ask('CityOverview', { city: '01', year: 2019 });
    expect(demo).toBe(true);
    expect(data.unit.children).toHaveLength(30);
    for (const { scorecard } of data.unit.children) {
      expect(scorecard).toMatchObject({
        status: 'FINALIZED',
        rank: { of: 30, text: null },
        previous: { rank: { position: expect.any(Number) } },
      });
      expect(scorecard.fields).toHaveLength(10);
    }
  });

  test('DistrictBoard shows the ward round of Long Biên of 2018 in draft, 0 of 14 submitted', async () => {
    const { data } = await ask('DistrictBoard', { district: '004', year: 2018 });
    const [round] = data.unit.rounds;
    expect(data.unit.rounds).toHaveLength(1);
    expect(round).toMatchObject({
      block: 'WARD',
      selfScoreDue: '2018-11-30T00:00:00+07:00',
      criteriaSet: null,
      progress: { units: 14, submitted: 0 },
    });
    expect(
      round.scorecards.every(
        (card: { status: string; index: unknown; rank: unknown }) => card.status === 'DRAFT' && card.index === null && card.rank === null,
      ),
    ).toBe(true);
  });

  test('WardScorecard has the leaves of a ward with evidence, and its trend', async () => {
    const { data } = await ask('WardScorecard', { ward: '00001', year: 2021, from: 2016 });
    expect(data.unit.scorecard.scores).toHaveLength(40);
    expect(data.unit.scorecard.scores.some((score: { evidence: unknown[] }) => score.evidence.length > 0)).toBe(true);
    expect(data.unit.scorecards.map((card: { round: { year: number } }) => card.round.year)).toEqual([2016, 2017, 2018, 2019, 2020, 2021]);
  });

  test('CrossDistrictComparison keeps the rank of Phú Lương for 2017 as the word “thấp”', async () => {
    const { data } = await ask('CrossDistrictComparison', { codes: ['168', '303', '004', '9999'], from: 2016, to: 2018 });
    expect(data.units.missingCodes).toEqual(['9999']);
    const phuLuong = data.units.nodes.find((unit: { code: string }) => unit.code === '168');
    expect(phuLuong.scorecards[1]).toMatchObject({
      round: { year: 2017, criteriaSet: null },
      index: null,
      rank: { position: null, of: null, text: 'thấp' },
      fields: [],
    });
  });

  test('LostPoints merges leaves that a district still scored by the older version', async () => {
    const { data } = await ask('LostPoints', { within: '19', year: 2019, block: 'RURAL_COMMUNE', first: 100 });
    const rows = new Map(
      data.lostPoints.rows.map((row: { key: { criterion: { code: string; maxPoints: number } }; scorecards: number }) => [
        `${row.key.criterion.code}/${row.key.criterion.maxPoints}`,
        row.scorecards,
      ]),
    );
    expect(rows.get('1.1.1/1')).toBe(148);
    expect([rows.get('3.2/6'), rows.get('3.2/5.5')]).toEqual([24, 124]);
  });
});
