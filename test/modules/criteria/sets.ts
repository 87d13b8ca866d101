import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { CriterionDraft, FieldDraft, StandingEquivalence, StandingSet } from '../../../src/modules/criteria/criteria-set.draft.js';
import type { ScoringRule } from '../../../src/modules/criteria/scoring-rule.rules.js';

const total = (parts: readonly { readonly maxPoints: string }[]): string =>
  parts.reduce((sum, { maxPoints }) => sum.plus(maxPoints), new Decimal(0)).toString();

/** Maxima as sets print them: quarter points, now and then a twentieth. */
const maximum = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }).map((quarters) => new Decimal(quarters).div(4).toString()) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 200 }).map((twentieths) => new Decimal(twentieths).div(20).toString()) },
);

/** Rules that fit a leaf of that maximum, by whether a survey is behind it. */
const ruleFor = (maxPoints: string, surveyed: boolean): fc.Arbitrary<ScoringRule | null> => {
  const max = Number(maxPoints);
  const ladder: ScoringRule = {
    kind: 'LADDER',
    steps: [
      { from: 50, percent: 40 },
      { from: 90, percent: 100 },
    ],
  };
  return surveyed
    ? fc.constantFrom<ScoringRule>({ kind: 'SURVEY_SHARE' }, { kind: 'SURVEY_OPTIONS', percents: [100, 60, 60, 0] }, ladder)
    : fc.constantFrom<ScoringRule | null>(
        null,
        ladder,
        { kind: 'YES_NO' },
        { kind: 'RATIO', target: 80 },
        { kind: 'COUNT', each: 0.5, cap: max },
        { kind: 'PLUS_MINUS', plus: 0, minus: 0.25, floor: 0, cap: max },
        { kind: 'SHARE_OF_LEADER' },
      );
};

const METHODS = ['SELF_APPRAISED', 'APPRAISER_ONLY', 'DATA', 'SURVEY'] as const;

/** A leaf; nobody is asked about the bonus, the third field. */
const leaf = (code: string): fc.Arbitrary<CriterionDraft> =>
  fc
    .record({ maxPoints: maximum, method: fc.constantFrom(...METHODS.slice(0, code.startsWith('3') ? 3 : 4)) })
    .chain(({ maxPoints, method }) =>
      ruleFor(maxPoints, method === 'SURVEY').map((scoringRule) => ({ code, name: `Tiêu chí ${code}`, maxPoints, method, scoringRule })),
    );

const criterion = (code: string, levels: number): fc.Arbitrary<CriterionDraft> =>
  levels === 0
    ? leaf(code)
    : fc.oneof(
        { weight: 2, arbitrary: leaf(code) },
        {
          weight: 1,
          arbitrary: numbered(code, (inner) => criterion(inner, levels - 1)).map((components) => ({
            code,
            name: `Tiêu chí ${code}`,
            maxPoints: total(components),
            components,
          })),
        },
      );

const numbered = <Part>(code: string, part: (code: string) => fc.Arbitrary<Part>): fc.Arbitrary<Part[]> =>
  fc.integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => part(`${code}.${at + 1}`))));

const PARTS = [
  ['DIRECTION', 'SCORED'],
  ['PROCEDURES', 'SCORED'],
  ['BONUS', 'BONUS'],
] as const;

const field = (at: number): fc.Arbitrary<FieldDraft> => {
  const [canonicalField, part] = PARTS[at]!;
  const code = String(at + 1);
  return numbered(code, (inner) => criterion(inner, 2)).map((criteria) => ({
    code,
    name: `Lĩnh vực ${code}`,
    canonicalField,
    part,
    maxPoints: total(criteria),
    criteria,
  }));
};

/** The leaves of criteria, depth first. */
export const leavesBelow = (criteria: readonly CriterionDraft[]): CriterionDraft[] =>
  criteria.flatMap((one) => (one.components ? leavesBelow(one.components) : [one]));

/** The leaves of a set, depth first. */
export const leavesIn = ({ fields = [] }: Pick<StandingSet, 'fields'>): CriterionDraft[] =>
  fields.flatMap(({ criteria }) => leavesBelow(criteria));

const sameAs = (set: StandingSet): readonly StandingEquivalence[] =>
  leavesIn(set).map(({ code, maxPoints }) => ({ kind: 'SAME', newer: code, older: code, olderMaxPoints: maxPoints }));

/** Sets that keep every rule: two scored fields and a bonus, three levels deep, the first version or one that follows it. */
export const goodSet: fc.Arbitrary<StandingSet> = fc
  .record({ fields: fc.tuple(field(0), field(1), field(2)), first: fc.boolean(), graded: fc.boolean() })
  .map(({ fields, first, graded }) => {
    const set: StandingSet = {
      code: 'thu',
      version: first ? 1 : 2,
      name: 'Bộ tiêu chí thử',
      block: 'WARD',
      status: 'DRAFT',
      issuer: '004',
      effectiveFromYear: 2019,
      effectiveToYear: null,
      maxPoints: total(fields.slice(0, 2)),
      surveyMaxPoints: total(leavesIn({ fields }).filter(({ method }) => method === 'SURVEY')),
      source: null,
      locator: null,
      fields,
      gradeBands: graded
        ? [
            { code: 'T', name: 'Tốt', minIndex: '80' },
            { code: 'Y', name: 'Yếu', minIndex: '0.0000' },
          ]
        : [],
      tieBreakers: [{ kind: 'SURVEY_POINTS' }, { kind: 'FIELD_POINTS', field: '2' }],
    };
    return first ? set : { ...set, follows: { version: 1, links: sameAs(set) } };
  });

/** The set with each of its criteria as `change` makes it, components before what they are part of. */
export function withCriteria(set: StandingSet, change: (criterion: CriterionDraft) => CriterionDraft): StandingSet {
  const changed = (one: CriterionDraft): CriterionDraft =>
    change(one.components ? { ...one, components: one.components.map(changed) } : one);
  return { ...set, fields: (set.fields ?? []).map((one) => ({ ...one, criteria: one.criteria.map(changed) })) };
}

/** The set with one of its leaves changed. */
export const withLeaf = (set: StandingSet, code: string, change: Partial<CriterionDraft>): StandingSet =>
  withCriteria(set, (one) => (one.code === code ? { ...one, ...change } : one));
