import { describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { sheetResult, type IndexPolicies } from '../../../src/modules/scores/score.rules.js';
import {
  countedSheet,
  placeAmong,
  type CountingRules,
  type SaidLeaf,
  type SetLeaf,
  type StandingSheet,
} from '../../../src/modules/scores/simulation.rules.js';

const usual: IndexPolicies = {
  notApplicable: 'LEAVES_DENOMINATOR',
  bonusEntry: 'BEFORE_RESCALING',
  bonusCap: null,
  penaltyCap: null,
  mayPass100: false,
};

const setLeaf = (criterion: number, more: Partial<SetLeaf> = {}): SetLeaf => ({
  criterion,
  code: `1.${criterion}`,
  field: '1',
  part: 'SCORED',
  survey: false,
  max: '10',
  ...more,
});
const saidLeaf = (criterion: number, more: Partial<SaidLeaf> = {}): SaidLeaf => ({
  criterion,
  self: null,
  final: null,
  notApplicable: false,
  ...more,
});
const rulesOf = (leaves: readonly SetLeaf[], more: Partial<CountingRules> = {}): CountingRules => ({
  leaves,
  policies: usual,
  tieBreakers: [],
  surveyHeld: false,
  ...more,
});
const sheetOf = (said: readonly SaidLeaf[], more: Partial<StandingSheet> = {}): StandingSheet => ({
  key: 1,
  isFinal: false,
  unrankedReason: null,
  said,
  ...more,
});
const indexOf = (...asked: Parameters<typeof countedSheet>) => countedSheet(...asked).result.index?.toString() ?? null;

describe('a sheet that is not final', () => {
  const rules = rulesOf([setLeaf(1), setLeaf(2), setLeaf(3)]);

  test('counts a leaf with its final points, else with the unit’s own, else with 0, and says which', () => {
    const sheet = sheetOf([saidLeaf(1, { self: '9', final: '6' }), saidLeaf(2, { self: '3' })]);
    const { leaves, result } = countedSheet(rules, sheet);
    expect(leaves.map(({ basis }) => basis)).toEqual(['FINAL', 'SELF', 'NONE']);
    expect(result.index?.toString()).toBe('30');
  });

  test('counts what is supposed before all of these', () => {
    const sheet = sheetOf([saidLeaf(1, { self: '9', final: '6' }), saidLeaf(2, { self: '3' })]);
    expect(indexOf(rules, sheet, new Map([[1, '0']]))).toBe('10');
    expect(indexOf(rules, sheet, new Map([[3, null]]))).toBe('45');
  });

  test('has no index while nobody has said anything of it', () => {
    expect(indexOf(rules, sheetOf([]))).toBeNull();
    expect(indexOf(rules, sheetOf([saidLeaf(1)]))).toBeNull();
    expect(indexOf(rules, sheetOf([]), new Map([[1, '3']]))).toBe('10');
  });

  test('never counts what a unit says of a survey leaf', () => {
    const withSurvey = rulesOf([setLeaf(1), setLeaf(2, { survey: true })], { surveyHeld: true });
    const sheet = sheetOf([saidLeaf(1, { final: '5' }), saidLeaf(2, { self: '10' })]);
    expect(indexOf(withSurvey, sheet)).toBe('50');
    expect(indexOf(withSurvey, sheet, new Map([[2, '9']]))).toBe('70');
    expect(indexOf({ ...withSurvey, surveyHeld: false }, sheet, new Map([[2, '9']]))).toBe('50');
  });
});

describe('the place of a sheet', () => {
  const rules = rulesOf([setLeaf(1), setLeaf(2, { field: '2' })], { tieBreakers: [{ kind: 'FIELD_POINTS', field: '2' }] });
  const other = (key: number, one: string, two: string, more: Partial<StandingSheet> = {}): StandingSheet =>
    sheetOf([saidLeaf(1, { final: one }), saidLeaf(2, { final: two })], { key, isFinal: true, ...more });
  const others = [other(2, '9', '9'), other(3, '8', '8'), other(4, '10', '10', { unrankedReason: 'đang sáp nhập' })];
  const place = (one: string, two: string, among: readonly StandingSheet[] = others) => {
    const sheet = sheetOf([], { isFinal: true });
    const supposed = new Map([
      [1, one],
      [2, two],
    ]);
    return placeAmong(rules, sheet, countedSheet(rules, sheet, supposed), among);
  };

  test('is that among the others as they stand; unranked units and silent sheets are not counted', () => {
    expect(place('9', '8')).toEqual({ position: 2, of: 3 });
    expect(place('9', '8', [...others, sheetOf([], { key: 5 })])).toEqual({ position: 2, of: 3 });
  });

  test('follows the tie-breakers where the index is equal, and is shared where they are too', () => {
    expect(place('8', '10')).toEqual({ position: 1, of: 3 });
    expect(place('10', '8')).toEqual({ position: 2, of: 3 });
    expect(place('9', '9')).toEqual({ position: 1, of: 3 });
  });
});

const points = (max: string) => fc.integer({ min: 0, max: 100 }).map((share) => new Decimal(max).times(share).div(100).toString());

/** A set of some leaves, and a sheet on which anything may have been said. */
const cases = fc
  .array(
    fc.record({
      field: fc.constantFrom('1', '2', 'T', 'P'),
      survey: fc.boolean(),
      max: fc.integer({ min: 1, max: 40 }).map((quarters) => new Decimal(quarters).div(4).toString()),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((leaves) =>
    leaves.map(({ field, survey, max }, at) => {
      const part = field === 'T' ? ('BONUS' as const) : field === 'P' ? ('PENALTY' as const) : ('SCORED' as const);
      return setLeaf(at, { field, part, max, survey: survey && part === 'SCORED' });
    }),
  )
  .chain((leaves) =>
    fc.record({
      rules: fc.record({
        leaves: fc.constant(leaves),
        tieBreakers: fc.constant([
          { kind: 'SURVEY_POINTS', field: null },
          { kind: 'FIELD_POINTS', field: '1' },
          { kind: 'LESS_PENALTY', field: null },
          { kind: 'LESS_OVERCLAIM', field: null },
        ]),
        surveyHeld: fc.boolean(),
        policies: fc.record({
          notApplicable: fc.constantFrom('LEAVES_DENOMINATOR' as const, 'FULL_POINTS' as const),
          bonusEntry: fc.constantFrom('BEFORE_RESCALING' as const, 'AFTER_RESCALING' as const),
          bonusCap: fc.constantFrom(null, '1'),
          penaltyCap: fc.constantFrom(null, '2'),
          mayPass100: fc.boolean(),
        }),
      }),
      said: fc.tuple(
        ...leaves.map(({ criterion, max }) =>
          fc
            .record({
              self: fc.option(points(max), { nil: null }),
              final: fc.option(points(max), { nil: null }),
              notApplicable: fc.boolean(),
            })
            .map((said): SaidLeaf => ({ ...said, criterion, final: said.notApplicable ? null : said.final })),
        ),
      ),
      supposed: fc.tuple(...leaves.map(({ max }) => fc.option(fc.option(points(max), { nil: null }), { nil: undefined }))),
    }),
  );

const supposedOf = (supposed: readonly (string | null | undefined)[]) =>
  new Map(supposed.flatMap((one, criterion) => (one === undefined ? [] : [[criterion, one] as const])));

describe('any sheet', () => {
  test('that is final comes to its result when nothing is supposed', () => {
    fc.assert(
      fc.property(cases, ({ rules, said }) => {
        const stored = rules.leaves.map((leaf) => ({ ...leaf, ...said[leaf.criterion]! }));
        const expected = sheetResult(stored, rules.policies, rules.surveyHeld);
        expect(countedSheet(rules, sheetOf(said, { isFinal: true })).result).toEqual(expected);
      }),
    );
  });

  test('comes to the same whether points are supposed or said', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ rules, said, supposed }, isFinal) => {
        const given = supposedOf(supposed);
        const then = said.map((leaf) => {
          const final = given.get(leaf.criterion);
          return final === undefined ? leaf : { ...leaf, final, notApplicable: final === null };
        });
        const expected = countedSheet(rules, sheetOf(then, { isFinal })).result;
        expect(countedSheet(rules, sheetOf(said, { isFinal }), given).result).toEqual(expected);
      }),
    );
  });

  test('never falls behind by more points on a leaf that counts', () => {
    fc.assert(
      fc.property(cases, ({ rules, said }) => {
        const others = said.map((_, key) => sheetOf(said.with(key, saidLeaf(key, { final: '0' })), { key: key + 2, isFinal: true }));
        const sheet = sheetOf(said, { isFinal: true });
        const counting = rules.leaves.find(({ criterion, part }) => part === 'SCORED' && said[criterion]!.final !== null);
        if (!counting) return;
        const before = placeAmong(rules, sheet, countedSheet(rules, sheet), others);
        const raised = countedSheet(rules, sheet, new Map([[counting.criterion, counting.max]]));
        const after = placeAmong(rules, sheet, raised, others);
        if (before !== null) expect(after!.position).toBeLessThanOrEqual(before.position);
      }),
    );
  });
});
