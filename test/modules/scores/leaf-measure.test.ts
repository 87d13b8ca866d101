import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pointsOfFigure } from '../../../src/modules/criteria/scoring-rule.rules.js';
import { bestOf, dossierFigure, shareOf, statedFigure, surveyedFigure } from '../../../src/modules/scores/leaf-measure.rules.js';

const counts = { ...zeros(), intake: 8, intakeOnline: 3, resolved: 9, early: 2, onTime: 6, late: 1, demo: false };
const found = { value: null, scaleMax: null, answers: null, noValueReason: null, demo: false, sourceId: 7, locator: 'Bảng 2' };
const stated = { value: '15', outOf: '20', noValueReason: null, sourceId: 3, locator: '¶2' };

function zeros() {
  return {
    intakeDirect: 0,
    intakePostal: 0,
    intakeOther: 0,
    carriedOver: 0,
    received: 0,
    open: 0,
    openInTime: 0,
    openLate: 0,
    paused: 0,
    returned: 0,
    withdrawn: 0,
    refused: 0,
    becameOverdue: 0,
    overdueClosed: 0,
  };
}

describe('a share', () => {
  test('keeps its part and whole, and is in percent', () => {
    expect(shareOf(3, 8)).toEqual({ numerator: '3', denominator: '8', value: '37.5' });
    expect(shareOf('88.09', '100.0')).toEqual({ numerator: '88.09', denominator: '100', value: '88.09' });
  });

  test('of nothing is none, not 0', () => {
    expect(shareOf(0, 0)).toEqual({ numerator: '0', denominator: '0', noValueReason: 'NOT_APPLICABLE' });
  });

  test('gives the points that its part and whole give by whole numbers, half up to four decimals', () => {
    const whole = fc.integer({ min: 1, max: 50_000_000 }).chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), whole, (max, [part, all]) => {
        const points = pointsOfFigure({ kind: 'RATIO', target: 100 }, max / 10_000, shareOf(part, all));
        const exact = (2n * BigInt(max) * BigInt(part) + BigInt(all)) / (2n * BigInt(all));
        expect(Math.round(Number(points) * 10_000)).toBe(Number(exact));
      }),
      { numRuns: 500 },
    );
  });

  test('reaches a step of a ladder exactly where part and whole do', () => {
    const ladder = { kind: 'LADDER', steps: [{ from: 95, percent: 100 }] } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: -2, max: 2 }), (all, off) => {
        const part = Math.min(all, Math.max(0, Math.floor((95 * all) / 100) + off));
        expect(pointsOfFigure(ladder, 4, shareOf(part, all))).toBe(100 * part >= 95 * all ? '4' : '0');
      }),
    );
  });
});

describe('figures', () => {
  test('of dossiers name the definition by which they were counted', () => {
    expect(dossierFigure('DOSSIERS_ON_TIME', counts, '9.1')).toEqual({
      numerator: '8',
      denominator: '9',
      value: '88.8888888888888888888888888889',
      definition: '9.1',
    });
    expect(dossierFigure('DOSSIERS_ONLINE', counts, '9.1')).toMatchObject({ numerator: '3', denominator: '8', value: '37.5' });
    expect(dossierFigure('DOSSIERS_ONLINE', { ...counts, demo: true }, '9.1')).toMatchObject({ demo: true });
  });

  test('of dossiers that the hub does not hold are not 0', () => {
    expect(dossierFigure('DOSSIERS_ON_TIME', null, '9.1')).toEqual({ definition: '9.1', noValueReason: 'NOT_MEASURED' });
    expect(dossierFigure('DOSSIERS_ON_TIME', { ...counts, early: 0, onTime: 0, resolved: 0 }, '9.1').value).toBeUndefined();
  });

  test('of statements cite them, and stay without a number where they give none', () => {
    const sources = [{ source: 3, locator: '¶2' }];
    expect(statedFigure('STATEMENT_SHARE', stated)).toEqual({ sources, numerator: '15', denominator: '20', value: '75' });
    expect(statedFigure('STATEMENT_VALUE', stated)).toEqual({ sources, value: '15' });
    expect(statedFigure('STATEMENT_SHARE', { ...stated, outOf: null })).toEqual({ sources, noValueReason: 'NOT_MEASURED' });
    const withheld = { ...stated, value: null, noValueReason: 'WITHHELD' } as Parameters<typeof statedFigure>[1];
    expect(statedFigure('STATEMENT_VALUE', withheld)).toEqual({ sources, noValueReason: 'WITHHELD' });
    expect(statedFigure('STATEMENT_VALUE', undefined)).toEqual({ noValueReason: 'NOT_MEASURED' });
  });

  test('of surveys are in percent of their scale, and answers weigh by their options', () => {
    const sources = [{ source: 7, locator: 'Bảng 2' }];
    const scaled = { ...found, value: '41.2', scaleMax: '80' };
    expect(surveyedFigure(scaled)).toEqual({ sources, numerator: '41.2', denominator: '80', value: '51.5' });
    const answers = [100, 60, 20, 0].map((weight, at) => ({ weight: String(weight), count: [50, 30, 10, 10][at]! }));
    expect(surveyedFigure({ ...found, answers })).toEqual({
      sources,
      answers: [50, 30, 10, 10],
      numerator: '70',
      denominator: '100',
      value: '70',
    });
  });

  test('of a unit that was not sampled say so', () => {
    expect(surveyedFigure({ ...found, noValueReason: 'NOT_SAMPLED', sourceId: null })).toEqual({ noValueReason: 'NOT_SAMPLED' });
  });

  test('of a block have a best one among those that are known', () => {
    expect(bestOf([{ value: '9.5' }, { noValueReason: 'NOT_MEASURED' }, { value: '10' }])).toBe('10');
    expect(bestOf([{ noValueReason: 'NOT_MEASURED' }])).toBeNull();
  });
});
