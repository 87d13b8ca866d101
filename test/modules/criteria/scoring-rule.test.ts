import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  pointsByRule,
  pointsOfFigure,
  ruleText,
  type Measure,
  type ScoringRule,
} from '../../../src/modules/criteria/scoring-rule.rules.js';

const points = (rule: ScoringRule, max: number, measure: Measure) => pointsByRule(rule, max, measure)?.toString() ?? null;
const ladder: ScoringRule = {
  kind: 'LADDER',
  steps: [
    { from: 70, percent: 25 },
    { from: 90, percent: 75 },
    { from: 98, percent: 100 },
  ],
};
const rules: ScoringRule[] = [
  { kind: 'YES_NO' },
  { kind: 'RATIO', target: 80 },
  ladder,
  { kind: 'COUNT', each: 0.5, cap: 2 },
  { kind: 'PLUS_MINUS', plus: 0.25, minus: 0.5, floor: 0, cap: 3 },
  { kind: 'SHARE_OF_LEADER' },
  { kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] },
  { kind: 'SURVEY_SHARE' },
];

describe('points by rule', () => {
  test('yes or no is all or nothing', () => {
    expect(points({ kind: 'YES_NO' }, 1.5, { value: 1 })).toBe('1.5');
    expect(points({ kind: 'YES_NO' }, 1.5, { value: 0 })).toBe('0');
  });

  test('a ratio is measured against its target and never earns more than the maximum', () => {
    expect(points({ kind: 'RATIO', target: 80 }, 2, { value: 40 })).toBe('1');
    expect(points({ kind: 'RATIO', target: 80 }, 2, { value: 95 })).toBe('2');
  });

  test('a ladder gives the highest step that is reached', () => {
    expect([69.99, 70, 97.9, 98].map((value) => points(ladder, 4, { value }))).toEqual(['0', '1', '3', '4']);
  });

  test('a count has a cap', () => {
    expect(points({ kind: 'COUNT', each: 0.5, cap: 2 }, 3, { value: 3 })).toBe('1.5');
    expect(points({ kind: 'COUNT', each: 0.5, cap: 2 }, 3, { value: 9 })).toBe('2');
  });

  test('pluses and minuses stay between floor and cap', () => {
    const rule: ScoringRule = { kind: 'PLUS_MINUS', plus: 0.25, minus: 0.5, floor: 1, cap: 2.5 };
    expect(points(rule, 2.5, { minus: 2, plus: 1 })).toBe('1.75');
    expect(points(rule, 2.5, { minus: 9 })).toBe('1');
  });

  test('the leader of the block has full points, the others their share', () => {
    expect(points({ kind: 'SHARE_OF_LEADER' }, 3, { value: 30, leader: 40 })).toBe('2.25');
    expect(points({ kind: 'SHARE_OF_LEADER' }, 3, { value: 0, leader: 0 })).toBeNull();
  });

  test('survey answers weigh 100, 60, 20 and 0 percent', () => {
    expect(points({ kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] }, 10, { answers: [50, 30, 10, 10] })).toBe('7');
    expect(points({ kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] }, 10, { answers: [0, 0, 0, 0] })).toBeNull();
  });

  test('a satisfaction of 88.09 % of 10 points is 8.809', () => {
    expect(points({ kind: 'SURVEY_SHARE' }, 10, { value: '88.09' })).toBe('8.809');
  });

  test('nothing measured gives no points rather than 0', () => {
    for (const kind of ['YES_NO', 'SURVEY_SHARE', 'SHARE_OF_LEADER'] as const) expect(points({ kind }, 1, {})).toBeNull();
  });

  test('points of any rule lie between 0 and the maximum', () => {
    const measure = fc.record({
      value: fc.double({ min: -10, max: 500, noNaN: true }),
      plus: fc.nat(20),
      minus: fc.nat(20),
      leader: fc.double({ min: 0.1, max: 100, noNaN: true }),
      answers: fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.integer({ min: 1, max: 40 }), measure, (rule, quarters, measured) => {
        const earned = pointsByRule(rule, quarters / 4, measured);
        expect(earned === null || (earned.gte(0) && earned.lte(quarters / 4))).toBe(true);
      }),
    );
  });

  test('every rule can be read as a sentence', () => {
    for (const rule of rules) expect(ruleText(rule)).toMatch(/\.$/);
  });
});

/** max × numerator / denominator in units of a ten-thousandth, half up, by whole numbers alone. */
const tenThousandths = (max: number, numerator: number, denominator: number): bigint =>
  (2n * BigInt(max) * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator));

describe('points of a figure, as they are stored', () => {
  test('88.09 % of 10 points are 8.809, and 8.81 when they are published', () => {
    expect(pointsOfFigure({ kind: 'SURVEY_SHARE' }, '10.0000', { value: '88.09' })).toBe('8.809');
    expect(Number(pointsOfFigure({ kind: 'SURVEY_SHARE' }, 10, { value: '88.09' })).toFixed(2)).toBe('8.81');
  });

  test('a third of 3 is 1, and half a ten-thousandth is rounded up though its quotient has no end', () => {
    expect(pointsOfFigure({ kind: 'SURVEY_SHARE' }, 3, { value: '33.3333333333333333333333333333' })).toBe('1');
    // 30.0003 × 5/6 = 25.00025
    expect(pointsOfFigure({ kind: 'SURVEY_SHARE' }, '30.0003', { value: '83.3333333333333333333333333333' })).toBe('25.0003');
  });

  test('answers are weighed exactly: max × Σ(n × percent) / (100 × n valid)', () => {
    const counts = fc.array(fc.nat(5_000), { minLength: 4, maxLength: 4 }).filter((answers) => answers.some((count) => count > 0));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), counts, (max, answers) => {
        const [a = 0, b = 0, c = 0] = answers;
        const valid = answers.reduce((sum, count) => sum + count, 0);
        const points = pointsOfFigure({ kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] }, max / 10_000, { answers });
        expect(Math.round(Number(points) * 10_000)).toBe(Number(tenThousandths(max, 100 * a + 60 * b + 20 * c, 100 * valid)));
      }),
    );
  });

  test('no figure is no points, nor is a figure without a rule that takes it', () => {
    expect(pointsOfFigure({ kind: 'SURVEY_SHARE' }, 10, {})).toBeNull();
    expect(pointsOfFigure(null, 10, { value: '90' })).toBeNull();
    expect(pointsOfFigure({ kind: 'PLUS_MINUS', plus: 1, minus: 1, floor: 0, cap: 10 }, 10, { value: '90' })).toBeNull();
    expect(pointsOfFigure({ kind: 'SURVEY_OPTIONS', percents: [100, 0] }, 10, { value: '90' })).toBeNull();
  });
});
