import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pointsOfAnswers, pointsOfShare, published } from '../../../src/modules/surveys/survey.rules.js';

const weights = [100, 60, 20, 0];
const counts = fc.array(fc.nat(5_000), { minLength: 4, maxLength: 4 });
const answersOf = (numbers: readonly number[]) => numbers.map((count, at) => ({ count, weight: weights[at]! }));
/** Points in quarters, so that a maximum such as 20.5 is a whole number of them. */
const quarters = fc.integer({ min: 1, max: 400 });

/** Half up to 2 decimals with whole numbers only: the same promise, computed another way. */
function halfUp(numerator: bigint, denominator: bigint): string {
  const hundredths = (numerator * 200n + denominator) / (denominator * 2n);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

describe('points of answers', () => {
  test('a form with the weights 100, 60, 20 and 0 earns max × Σ(n × weight) / (100 × n)', () => {
    const points = pointsOfAnswers(10, answersOf([50, 30, 15, 5]));
    expect(points?.toString()).toBe('7.1');
  });

  test('equal the exact fraction, rounded half up once, for any counts and maxima', () => {
    fc.assert(
      fc.property(counts, quarters, (numbers, max) => {
        const valid = BigInt(numbers.reduce((sum, count) => sum + count, 0));
        fc.pre(valid > 0n);
        const weighed = numbers.reduce((sum, count, at) => sum + BigInt(count * weights[at]!), 0n);
        expect(published(pointsOfAnswers(max / 4, answersOf(numbers))!)).toBe(halfUp(weighed * BigInt(max), valid * 400n));
      }),
    );
  });

  test('lie between 0 and the maximum, and reach it only when all chose the best option', () => {
    fc.assert(
      fc.property(counts, quarters, (numbers, max) => {
        fc.pre(numbers.some((count) => count > 0));
        const points = pointsOfAnswers(max / 4, answersOf(numbers))!;
        expect(points.greaterThanOrEqualTo(0) && points.lessThanOrEqualTo(max / 4)).toBe(true);
        expect(points.equals(max / 4)).toBe(numbers.slice(1).every((count) => count === 0));
      }),
    );
  });

  test('are unknown, not zero, when nobody answered', () => {
    expect(pointsOfAnswers(10, answersOf([0, 0, 0, 0]))).toBeNull();
    expect(pointsOfAnswers(10, [])).toBeNull();
  });
});

describe('points of a share', () => {
  test('88.09 % of 10 points are 8.81', () => {
    const points = pointsOfShare(10, '88.09', 100);
    expect(points.toString()).toBe('8.809');
    expect(published(points)).toBe('8.81');
  });

  test('do not depend on how the scale is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), quarters, (hundredths, max) => {
        const percent = pointsOfShare(max / 4, hundredths / 100, 100);
        expect(pointsOfShare(max / 4, hundredths / 1_000, 10).equals(percent)).toBe(true);
      }),
    );
  });
});

test('a number is published half up to 2 decimals', () => {
  expect(['2.345', '2.3449', '0.005', '100', '63.5'].map(published)).toEqual(['2.35', '2.34', '0.01', '100.00', '63.50']);
});
