import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { misfits } from '../../../src/modules/criteria/scoring-rule-fit.rules.js';
import { PARTS, partsComplaint, ruleOfParts, type RuleParts } from '../../../src/modules/criteria/scoring-rule-parts.rules.js';
import { ruleText, type ScoringRule } from '../../../src/modules/criteria/scoring-rule.rules.js';

const kinds = Object.keys(PARTS) as ScoringRule['kind'][];
/** A value of each part, as it comes over the wire. */
const VALUES = {
  target: '95.5',
  steps: [
    { from: '50', percent: '40' },
    { from: '90.25', percent: '100' },
  ],
  each: '0.25',
  plus: '0.5',
  minus: '0.1',
  floor: '0',
  cap: '1.5',
  percents: ['100', '60', '20', '0'],
};
type Part = keyof typeof VALUES;
const parts = Object.keys(VALUES) as Part[];
const given = (kind: ScoringRule['kind'], names: readonly Part[]): RuleParts => ({
  kind,
  ...Object.fromEntries(names.map((name) => [name, VALUES[name]])),
});

describe('a scoring rule that comes in', () => {
  test('is taken with exactly the parts of its kind, whichever others are null', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.subarray(parts), (kind, names) => {
        const own: readonly string[] = PARTS[kind];
        const exactly = names.length === own.length && names.every((name) => own.includes(name));
        const nulls = Object.fromEntries(parts.filter((name) => !names.includes(name)).map((name) => [name, null]));
        expect(partsComplaint({ ...nulls, ...given(kind, names) }) === null).toBe(exactly);
      }),
    );
  });

  test('is complained of with what its kind has, what it misses and what it has too much', () => {
    expect(partsComplaint({ kind: 'LADDER', target: '100' })).toEqual({
      message: 'A scoring rule of kind LADDER has steps; missing: steps; too much: target.',
      messageVi: 'Cách tính điểm LADDER gồm steps; còn thiếu: steps; thừa: target.',
    });
    expect(partsComplaint({ kind: 'PLUS_MINUS', plus: '1', cap: '2' })?.message).toBe(
      'A scoring rule of kind PLUS_MINUS has plus, minus, floor, cap; missing: minus, floor.',
    );
    expect(partsComplaint({ kind: 'YES_NO', cap: '2' })?.message).toBe('A scoring rule of kind YES_NO has no parts; too much: cap.');
  });

  test('becomes the rule with its numbers, which can be read as a sentence', () => {
    const made = (kind: ScoringRule['kind']): ScoringRule => ruleOfParts(given(kind, PARTS[kind]));
    expect(kinds.map(made)).toEqual([
      { kind: 'YES_NO' },
      { kind: 'RATIO', target: 95.5 },
      {
        kind: 'LADDER',
        steps: [
          { from: 50, percent: 40 },
          { from: 90.25, percent: 100 },
        ],
      },
      { kind: 'COUNT', each: 0.25, cap: 1.5 },
      { kind: 'PLUS_MINUS', plus: 0.5, minus: 0.1, floor: 0, cap: 1.5 },
      { kind: 'SHARE_OF_LEADER' },
      { kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] },
      { kind: 'SURVEY_SHARE' },
    ]);
    for (const kind of kinds) expect(ruleText(made(kind))).toMatch(/\.$/);
  });
});

describe('a scoring rule fits its leaf', () => {
  const fits = (rule: ScoringRule, maxPoints: string): boolean => misfits(rule, maxPoints).length === 0;
  const step = fc.record({ from: fc.integer({ min: 0, max: 100 }), percent: fc.integer({ min: -20, max: 120 }) });
  const quarters = fc.integer({ min: -4, max: 40 }).map((count) => count / 4);

  test('where the steps of a ladder rise and each is worth 0 to 100 percent', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
        const sorted = steps.map(({ from }) => from).toSorted((one, other) => one - other);
        const rising = new Set(sorted).size === steps.length && steps.every(({ from }, at) => from === sorted[at]);
        const percents = steps.every(({ percent }) => percent >= 0 && percent <= 100);
        expect(fits({ kind: 'LADDER', steps }, '1')).toBe(steps.length > 0 && rising && percents);
      }),
    );
  });

  test('where a count has a cap within the maximum', () => {
    fc.assert(
      fc.property(quarters, quarters, (each, cap) =>
        expect(fits({ kind: 'COUNT', each, cap }, '2.5000')).toBe(each > 0 && cap > 0 && cap <= 2.5),
      ),
    );
  });

  test('where pluses and minuses stay between 0 and the maximum', () => {
    fc.assert(
      fc.property(quarters, quarters, quarters, (minus, floor, cap) =>
        expect(fits({ kind: 'PLUS_MINUS', plus: 0.5, minus, floor, cap }, '2.5')).toBe(
          minus >= 0 && floor >= 0 && floor <= cap && cap <= 2.5,
        ),
      ),
    );
  });

  test('where options are worth 100 to 0 percent and none more than the one before it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 110 }), { maxLength: 4 }), (percents) => {
        const falling = percents.every((percent, at) => at === 0 || percent <= percents[at - 1]!);
        const within = percents.every((percent) => percent >= 0 && percent <= 100);
        expect(fits({ kind: 'SURVEY_OPTIONS', percents }, '1')).toBe(percents.length > 0 && falling && within);
      }),
    );
  });

  test('where a ratio has a target', () => {
    expect([fits({ kind: 'RATIO', target: 0 }, '1'), fits({ kind: 'RATIO', target: 0.5 }, '1')]).toEqual([false, true]);
  });
});
