import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CriteriaSetDraft, CriterionDraft, StandingSet } from '../../../src/modules/criteria/criteria-set.draft.js';
import { draftComplaints } from '../../../src/modules/criteria/draft-complaint.rules.js';
import type { LeafMeasure } from '../../../src/modules/criteria/leaf-measure.rules.js';
import type { ScoringRule } from '../../../src/modules/criteria/scoring-rule.rules.js';
import { setProblems } from '../../../src/modules/criteria/set-problems.rules.js';
import { goodSet, leavesIn, withCriteria, withLeaf } from './sets.js';

const OF_DATA: readonly LeafMeasure[] = [
  { kind: 'DOSSIERS_ON_TIME' },
  { kind: 'DOSSIERS_ONLINE' },
  { kind: 'STATEMENT_SHARE', metric: 'PROCEDURE_FIELDS_PUBLISHED' },
  { kind: 'STATEMENT_VALUE', metric: 'DIRECTIVE_DOCUMENTS' },
];
const RESULT: LeafMeasure = { kind: 'SURVEY_RESULT', instrument: 'SIPAS' };
const ANSWERS: LeafMeasure = { kind: 'SURVEY_ANSWERS', instrument: 'SIPAS', question: 'Q2' };
const anyMeasure = fc.constantFrom(...OF_DATA, RESULT, ANSWERS);

const LADDER: ScoringRule = { kind: 'LADDER', steps: [{ from: 50, percent: 100 }] };
const OPTIONS: ScoringRule = { kind: 'SURVEY_OPTIONS', percents: [100, 0] };
const SHARE: ScoringRule = { kind: 'SURVEY_SHARE' };
const FIGURE_RULES: readonly ScoringRule[] = [
  { kind: 'YES_NO' },
  { kind: 'RATIO', target: 80 },
  LADDER,
  { kind: 'COUNT', each: 0.01, cap: 0.01 },
  { kind: 'SHARE_OF_LEADER' },
];
const PLUS_MINUS: ScoringRule = { kind: 'PLUS_MINUS', plus: 0, minus: 0.25, floor: 0, cap: 0.01 };

/** A good set with one of its leaves of such a method. */
const setAndLeaf = (...methods: readonly CriterionDraft['method'][]): fc.Arbitrary<readonly [StandingSet, CriterionDraft]> =>
  goodSet
    .map((set) => [set, leavesIn(set).filter(({ method }) => methods.includes(method))] as const)
    .filter(([, leaves]) => leaves.length > 0)
    .chain(([set, leaves]) => fc.constantFrom(...leaves).map((leaf) => [set, leaf] as const));
const rulesOf = (set: StandingSet, { code }: CriterionDraft, change: Partial<CriterionDraft>): string[] =>
  setProblems(withLeaf(set, code, change)).map(({ rule }) => rule);

describe('the measure of a leaf', () => {
  test('of data is a figure of dossiers or statements, of a survey one of the survey', () => {
    fc.assert(
      fc.property(setAndLeaf('DATA', 'SURVEY'), anyMeasure, ([set, leaf], measure) => {
        const fits = OF_DATA.includes(measure) === (leaf.method === 'DATA');
        expect(rulesOf(set, leaf, { measure }).includes('MEASURE_FITS_METHOD')).toBe(!fits);
      }),
    );
  });

  test('of data is read by a rule that makes points of one figure', () => {
    const rules = fc.constantFrom<ScoringRule | null>(null, ...FIGURE_RULES, PLUS_MINUS);
    fc.assert(
      fc.property(setAndLeaf('DATA'), fc.constantFrom(...OF_DATA), rules, ([set, leaf], measure, scoringRule) => {
        const reads = scoringRule !== null && FIGURE_RULES.includes(scoringRule);
        expect(rulesOf(set, leaf, { measure, scoringRule })).toEqual(reads ? [] : ['MEASURE_FITS_RULE']);
        expect(rulesOf(set, leaf, { measure, scoringRule: OPTIONS })).toContain('MEASURE_FITS_RULE');
      }),
    );
  });

  test('is the answers to a question exactly where the rule weighs options', () => {
    fc.assert(
      fc.property(
        setAndLeaf('SURVEY'),
        fc.constantFrom(RESULT, ANSWERS),
        fc.constantFrom(OPTIONS, SHARE, LADDER),
        ([set, leaf], measure, scoringRule) => {
          const fits = (measure === ANSWERS) === (scoringRule === OPTIONS);
          expect(rulesOf(set, leaf, { measure, scoringRule })).toEqual(fits ? [] : ['MEASURE_FITS_RULE']);
        },
      ),
    );
  });

  test('may be left open, whatever the rule', () => {
    fc.assert(
      fc.property(goodSet, (set) => {
        expect(setProblems(withCriteria(set, (one) => ({ ...one, measure: null })))).toEqual([]);
      }),
    );
  });

  test('is nobody else’s: no draft has it on a leaf of another method or on a criterion with components', () => {
    fc.assert(
      fc.property(setAndLeaf('SELF_APPRAISED', 'APPRAISER_ONLY'), anyMeasure, ([set, leaf], measure) => {
        expect(rulesOf(set, leaf, { measure })).toEqual(['MEASURES_OF_MEASURED_LEAVES']);
        const [complaint] = draftComplaints(withLeaf(set, leaf.code, { measure }) as CriteriaSetDraft);
        expect(complaint?.message).toContain(`Criterion ${leaf.code} (${leaf.name}) names a measure, ${measure.kind}`);
      }),
    );
    fc.assert(
      fc.property(goodSet, anyMeasure, (set, measure) => {
        const parents = JSON.stringify(set).split('"components"').length - 1;
        const changed = withCriteria(set, (one) => (one.components ? { ...one, measure } : one));
        expect(draftComplaints(changed as CriteriaSetDraft)).toHaveLength(parents);
      }),
    );
  });

  test('names codes of 1 to 100 letters', () => {
    fc.assert(
      fc.property(
        setAndLeaf('SURVEY'),
        fc.constantFrom('question', 'instrument'),
        fc.constantFrom(0, 1, 100, 101),
        ([set, leaf], part, length) => {
          const measure = { ...ANSWERS, [part]: 'x'.repeat(length) };
          const complaints = draftComplaints(withLeaf(set, leaf.code, { measure, scoringRule: OPTIONS }) as CriteriaSetDraft);
          expect(complaints).toHaveLength(length === 0 || length === 101 ? 1 : 0);
        },
      ),
    );
  });
});
