import { describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  gradeOf,
  indexOf,
  overclaim,
  publishedIndex,
  sheetResult,
  type IndexPolicies,
  type SheetLeaf,
} from '../../../src/modules/scores/score.rules.js';

const usual: IndexPolicies = {
  notApplicable: 'LEAVES_DENOMINATOR',
  bonusEntry: 'BEFORE_RESCALING',
  bonusCap: null,
  penaltyCap: null,
  mayPass100: false,
};

const leaf = (more: Partial<SheetLeaf>): SheetLeaf => ({
  field: '1',
  part: 'SCORED',
  survey: false,
  max: 10,
  self: null,
  final: null,
  notApplicable: false,
  ...more,
});

describe('the index', () => {
  const appraised = { appraised: '63.50', bonus: '1.0', penalty: '0.5' };

  test('without a survey the appraised part is rescaled: 64.0 of 70 is 91.43', () => {
    const { finalPoints, index } = indexOf({ ...appraised, survey: null, denominator: 70 }, usual);
    expect(finalPoints.toString()).toBe('64');
    expect(publishedIndex(index)).toBe('91.43');
  });

  test('with survey points 24.6 of 30 it is 88.60', () => {
    const { finalPoints, index } = indexOf({ ...appraised, survey: '24.6', denominator: 100 }, usual);
    expect(finalPoints.toString()).toBe('88.6');
    expect(publishedIndex(index)).toBe('88.60');
  });

  test('bonus and penalty that enter after rescaling are points of the hundred', () => {
    const { finalPoints, index } = indexOf({ ...appraised, survey: null, denominator: 70 }, { ...usual, bonusEntry: 'AFTER_RESCALING' });
    expect(publishedIndex(index)).toBe(publishedIndex(new Decimal('63.5').div(70).times(100).plus('0.5')));
    expect(publishedIndex(finalPoints.div(70).times(100))).toBe(publishedIndex(index));
  });

  test('bonus and penalty are capped', () => {
    const parts = { appraised: 50, survey: null, bonus: 9, penalty: 7, denominator: 100 };
    expect(indexOf(parts, { ...usual, bonusCap: 3, penaltyCap: 2 }).index.toString()).toBe('51');
  });

  test('only a set that says so lets an index pass 100', () => {
    const parts = { appraised: 99, survey: null, bonus: 2, penalty: 0, denominator: 100 };
    expect(indexOf(parts, usual).index.toString()).toBe('100');
    expect(indexOf(parts, { ...usual, mayPass100: true }).index.toString()).toBe('101');
  });

  test('an index never falls below 0', () => {
    expect(indexOf({ appraised: 1, survey: null, bonus: 0, penalty: 5, denominator: 100 }, usual).index.toString()).toBe('0');
  });

  test('is rounded half up, and only when published', () => {
    expect(publishedIndex('91.425')).toBe('91.43');
    expect(publishedIndex('91.4249999')).toBe('91.42');
    expect(indexOf({ ...appraised, survey: null, denominator: 70 }, usual).index.toString()).toBe('91.42857143');
  });
});

describe('a sheet', () => {
  test('leaves out what does not apply, or gives it full points, as the set says', () => {
    const leaves = [leaf({ final: 8 }), leaf({ notApplicable: true, max: 5 })];
    expect(sheetResult(leaves, usual, false)).toMatchObject({ denominator: new Decimal(10), index: new Decimal(80) });
    const full = sheetResult(leaves, { ...usual, notApplicable: 'FULL_POINTS' }, false);
    expect(full.denominator.toString()).toBe('15');
    expect(full.finalPoints?.toString()).toBe('13');
  });

  test('counts survey leaves only where the survey was held and reached the unit', () => {
    const leaves = [leaf({ final: 8 }), leaf({ survey: true, max: 20, final: 15 })];
    expect(sheetResult(leaves, usual, true)).toMatchObject({ surveyHeld: true, denominator: new Decimal(30) });
    expect(sheetResult(leaves, usual, false)).toMatchObject({ surveyHeld: false, denominator: new Decimal(10) });
    const notSampled = [leaf({ final: 8 }), leaf({ survey: true, max: 20 })];
    expect(sheetResult(notSampled, usual, true)).toMatchObject({ surveyHeld: false, denominator: new Decimal(10), survey: null });
  });

  test('has no index where nothing applies', () => {
    expect(sheetResult([leaf({ notApplicable: true })], usual, false)).toMatchObject({ index: null, finalPoints: null });
  });

  test('a leaf without points is lost, not left out', () => {
    expect(sheetResult([leaf({ final: 8 }), leaf({})], usual, false).index?.toString()).toBe('40');
  });

  test('over-claim is Σ max(0, self − final), never set off against modesty', () => {
    expect(
      overclaim([
        { self: 5, final: 3 },
        { self: 1, final: 4 },
        { self: 2, final: null },
        { self: null, final: 1 },
      ]).toString(),
    ).toBe('2');
  });
});

const quarter = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((quarters) => new Decimal(quarters).div(4).toString());

const leaves = fc.array(
  fc
    .record({
      field: fc.constantFrom('1', '2', '3'),
      survey: fc.boolean(),
      max: fc.integer({ min: 1, max: 40 }).map((quarters) => new Decimal(quarters).div(4).toString()),
      share: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
      self: fc.option(quarter(10), { nil: null }),
      notApplicable: fc.boolean(),
    })
    .map(({ share, ...rest }): SheetLeaf => ({
      ...rest,
      part: 'SCORED',
      final: share === null || rest.notApplicable ? null : new Decimal(rest.max).times(share).div(100).toString(),
    })),
  { minLength: 1, maxLength: 60 },
);
const policies = fc.record({
  notApplicable: fc.constantFrom('LEAVES_DENOMINATOR' as const, 'FULL_POINTS' as const),
  bonusEntry: fc.constantFrom('BEFORE_RESCALING' as const, 'AFTER_RESCALING' as const),
  bonusCap: fc.constantFrom(null, '1'),
  penaltyCap: fc.constantFrom(null, '2'),
  mayPass100: fc.boolean(),
});

describe('any sheet', () => {
  test('index = final points / denominator × 100, between 0 and 100', () => {
    fc.assert(
      fc.property(leaves, policies, fc.boolean(), (sheet, set, held) => {
        const { index, finalPoints, denominator } = sheetResult(sheet, set, held);
        if (index === null) return expect(new Decimal(denominator).toString()).toBe('0');
        expect(index.minus(finalPoints!.div(denominator).times(100)).abs().lt('0.00000002')).toBe(true);
        expect(index.gte(0) && index.lte(100)).toBe(true);
      }),
    );
  });

  test('fields add up to the denominator and to the points, and lost = max − points', () => {
    fc.assert(
      fc.property(leaves, policies, fc.boolean(), (sheet, set, held) => {
        const { fields, denominator, appraised, survey } = sheetResult(sheet, set, held);
        const total = (of: 'max' | 'points' | 'lost') => [...fields.values()].reduce((sum, field) => sum.plus(field[of]), new Decimal(0));
        expect(total('max').eq(denominator)).toBe(true);
        expect(total('points').eq(new Decimal(appraised).plus(survey ?? 0))).toBe(true);
        expect(total('lost').eq(total('max').minus(total('points')))).toBe(true);
      }),
    );
  });

  test('more points on a leaf never lower the index', () => {
    fc.assert(
      fc.property(leaves, policies, fc.boolean(), (sheet, set, held) => {
        const raised = sheet.map((one) => (one.final === null ? one : { ...one, final: one.max }));
        const [before, after] = [sheetResult(sheet, set, held).index, sheetResult(raised, set, held).index];
        expect(before === null || after!.gte(before)).toBe(true);
      }),
    );
  });
});

describe('the grade', () => {
  const bands = [
    { code: 'K', minIndex: '70' },
    { code: 'XS', minIndex: '90' },
    { code: 'T', minIndex: '80' },
  ];

  test('is the highest band that the index reaches, its cut-off included', () => {
    expect(gradeOf(bands, '90')?.code).toBe('XS');
    expect(gradeOf(bands, '89.9999')?.code).toBe('T');
    expect(gradeOf(bands, '69.99')).toBeNull();
  });
});
