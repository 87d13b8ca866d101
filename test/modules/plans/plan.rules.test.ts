import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutOfDays, timeTargetOutcome, uncovered } from '../../../src/modules/plans/plan.rules.js';

describe('uncovered dimensions', () => {
  test('are those that no item is for, in the order of the survey', () => {
    const dimensions = [1, 2, 3, 4].map((key) => ({ key }));
    expect(uncovered(dimensions, [{ dimension: 3 }, { dimension: null }, { dimension: 1 }])).toEqual([{ key: 2 }, { key: 4 }]);
  });

  test('and covered ones make up the whole survey', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20)), fc.array(fc.option(fc.nat(20))), (keys, named) => {
        const left = uncovered(
          keys.map((key) => ({ key })),
          named.map((dimension) => ({ dimension })),
        ).map(({ key }) => key);
        const covered = keys.filter((key) => named.includes(key));
        expect(new Set([...left, ...covered])).toEqual(new Set(keys));
        expect(left.length + covered.length).toBe(keys.length);
        expect(left.some((key) => named.includes(key))).toBe(false);
      }),
    );
  });
});

describe('a time target', () => {
  const claim = { cutPercent: 30, operator: 'AT_LEAST', statutoryDays: 10, committedDays: 7 } as const;

  test('is met when the days are cut by what is claimed', () => {
    expect(timeTargetOutcome(claim)).toBe('MET');
    expect(timeTargetOutcome({ ...claim, committedDays: '7.5' })).toBe('MISSED');
    expect(timeTargetOutcome({ ...claim, operator: 'MORE_THAN' })).toBe('MISSED');
    expect(timeTargetOutcome({ ...claim, operator: 'AT_MOST' })).toBe('MET');
    expect(timeTargetOutcome({ ...claim, operator: 'LESS_THAN' })).toBe('MISSED');
    expect(timeTargetOutcome({ ...claim, operator: 'EXACT' })).toBe('MET');
  });

  test('cannot be tested without a baseline, without a number, or where it has no edge', () => {
    expect(timeTargetOutcome({ ...claim, statutoryDays: null })).toBe('NOT_TESTABLE');
    expect(timeTargetOutcome({ ...claim, committedDays: null })).toBe('NOT_TESTABLE');
    expect(timeTargetOutcome({ ...claim, cutPercent: null })).toBe('NOT_TESTABLE');
    expect(timeTargetOutcome({ ...claim, operator: 'ABOUT' })).toBe('NOT_TESTABLE');
    expect(cutOfDays({ statutoryDays: null, committedDays: 7 })).toBeNull();
  });

  test('is not judged by a rounded third', () => {
    const third = { cutPercent: '33.34', operator: 'AT_LEAST', statutoryDays: 3, committedDays: 2 } as const;
    expect(timeTargetOutcome(third)).toBe('MISSED');
    expect(timeTargetOutcome({ ...third, cutPercent: '33.33' })).toBe('MET');
  });

  test('that is claimed exactly as it was cut is met for any days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100 }), (hundreds, committedDays) => {
        const days = { statutoryDays: hundreds * 100, committedDays };
        expect(timeTargetOutcome({ ...days, operator: 'EXACT', cutPercent: cutOfDays(days) })).toBe('MET');
      }),
    );
  });
});
