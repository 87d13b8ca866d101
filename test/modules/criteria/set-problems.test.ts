import { describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { CriterionDraft, StandingSet } from '../../../src/modules/criteria/criteria-set.draft.js';
import { setProblems } from '../../../src/modules/criteria/set-problems.rules.js';
import { goodSet, leavesIn, withCriteria, withLeaf } from './sets.js';

const rulesOf = (set: StandingSet): string[] => [...new Set(setProblems(set).map(({ rule }) => rule))].toSorted();
const plus = (points: string, more: Decimal.Value): string => new Decimal(points).plus(more).toString();
/** A good set with one of its leaves. */
const setAndLeaf: fc.Arbitrary<readonly [StandingSet, CriterionDraft]> = goodSet.chain((set) =>
  fc.constantFrom(...leavesIn(set)).map((leaf) => [set, leaf] as const),
);
/** A good set that follows another, with one of its leaves. */
const following = setAndLeaf.filter(([set]) => set.follows !== undefined);

describe('a set that keeps every rule', () => {
  test('has no problem', () => {
    fc.assert(fc.property(goodSet, (set) => expect(setProblems(set)).toEqual([])));
  });

  test('has none either where maxima are written with more zeros', () => {
    const padded = (points: string): string => new Decimal(points).toFixed(4);
    fc.assert(
      fc.property(goodSet, (set) => {
        const longer = withCriteria(set, (one) => ({ ...one, maxPoints: padded(one.maxPoints) }));
        expect(setProblems({ ...longer, maxPoints: padded(set.maxPoints!) })).toEqual([]);
      }),
    );
  });
});

describe('points', () => {
  test('that do not add up anywhere from leaf to total are a problem, and nothing else is', () => {
    const more = fc.integer({ min: 1, max: 40 }).map((quarters) => quarters / 4);
    fc.assert(
      fc.property(setAndLeaf, more, ([set, leaf], points) => {
        const { follows: _, ...first } = withLeaf(set, leaf.code, { maxPoints: plus(leaf.maxPoints, points) });
        const found = rulesOf(first);
        expect(found).toContain('POINTS_ADD_UP');
        expect(found.includes('SURVEY_POINTS_ADD_UP')).toBe(leaf.method === 'SURVEY');
        expect(found.includes('COMPONENTS_ADD_UP')).toBe(leaf.code.split('.').length > 2);
      }),
    );
    fc.assert(
      fc.property(goodSet, more, (set, points) =>
        expect(rulesOf({ ...set, maxPoints: plus(set.maxPoints!, points) })).toEqual(['POINTS_ADD_UP']),
      ),
    );
  });

  test('of a real sheet of 2019 sum to 99.55, and the problem names field 5', () => {
    const maxima = ['20.5', '10', '10', '6', '10.05', '6', '14', '9', '14'];
    const [good] = fc.sample(goodSet, 1);
    const fields = maxima.map((maxPoints, at) => ({
      code: `${at + 1}`,
      name: `Lĩnh vực ${at + 1}`,
      canonicalField: 'DIRECTION' as const,
      part: 'SCORED' as const,
      maxPoints,
      criteria: [{ code: `${at + 1}.1`, name: 'Tiêu chí', maxPoints, method: 'DATA' as const }],
    }));
    const { follows: _, ...first } = good!;
    expect(setProblems({ ...first, fields, maxPoints: '100', surveyMaxPoints: '0' })).toEqual([
      {
        rule: 'POINTS_ADD_UP',
        message: 'The fields sum to 99.55, not to the declared total of 100. Field 5 (Lĩnh vực 5) is probably wrong: 10.05 should be 10.5.',
        messageVi: expect.stringContaining('Nhiều khả năng lĩnh vực 5 (Lĩnh vực 5) ghi sai: 10,05 phải là 10,5.'),
      },
    ]);
  });

  test('of surveys are what was declared', () => {
    fc.assert(
      fc.property(goodSet, (set) =>
        expect(setProblems({ ...set, surveyMaxPoints: plus(set.surveyMaxPoints!, 0.25) })).toEqual([
          {
            rule: 'SURVEY_POINTS_ADD_UP',
            message: `The survey leaves sum to ${set.surveyMaxPoints}, not to the declared ${plus(set.surveyMaxPoints!, 0.25)}.`,
            messageVi: expect.stringContaining('điều tra xã hội học'),
          },
        ]),
      ),
    );
  });
});

describe('a leaf', () => {
  test('without a method is a problem', () => {
    fc.assert(
      fc.property(setAndLeaf, ([set, { code }]) => expect(rulesOf(withLeaf(set, code, { method: null }))).toContain('LEAVES_HAVE_METHODS')),
    );
  });

  test('is surveyed exactly where its rule reads a survey', () => {
    fc.assert(
      fc.property(setAndLeaf, ([set, { code, method }]) => {
        const other = method === 'SURVEY' ? ({ kind: 'YES_NO' } as const) : ({ kind: 'SURVEY_SHARE' } as const);
        expect(rulesOf(withLeaf(set, code, { scoringRule: other }))).toEqual(['SURVEY_RULES_OF_SURVEYS']);
        expect(rulesOf(withLeaf(set, code, { scoringRule: null }))).toEqual(method === 'SURVEY' ? ['SURVEY_RULES_OF_SURVEYS'] : []);
      }),
    );
  });

  test('is not counted above its maximum', () => {
    fc.assert(
      fc.property(
        setAndLeaf.filter(([, { method }]) => method !== 'SURVEY'),
        ([set, { code, maxPoints }]) => {
          const cap = Number(plus(maxPoints, 0.25));
          expect(rulesOf(withLeaf(set, code, { scoringRule: { kind: 'COUNT', each: 0.5, cap } }))).toEqual(['SCORING_RULE_FITS']);
        },
      ),
    );
  });
});

describe('a criterion with components', () => {
  test('has neither method nor rule of its own', () => {
    fc.assert(
      fc.property(goodSet, (set) => {
        const changed = withCriteria(set, (one) => (one.components ? { ...one, method: 'DATA' } : one));
        const parents = setProblems(changed).filter(({ rule }) => rule === 'LEAVES_HAVE_METHODS');
        const count = JSON.stringify(set).split('"components"').length - 1;
        expect(parents).toHaveLength(count);
      }),
    );
  });
});

describe('printed codes', () => {
  test('may be numbered apart from their fields, as sets with Roman fields are', () => {
    fc.assert(
      fc.property(goodSet, (set) => {
        const roman = { ...set, fields: set.fields!.map((field, at) => ({ ...field, code: ['I', 'II', 'III'][at]! })), tieBreakers: [] };
        expect(setProblems(roman)).toEqual([]);
      }),
    );
  });

  test('do not stand below another criterion or field than the one that they name', () => {
    fc.assert(
      fc.property(goodSet, (set) => {
        const [one, two, ...others] = set.fields!;
        const moved = one!.criteria[0]!;
        const fields = [{ ...one!, criteria: one!.criteria.slice(1) }, { ...two!, criteria: [...two!.criteria, moved] }, ...others];
        expect(setProblems({ ...set, fields })).toContainEqual({
          rule: 'CODES_STAND_IN_PLACE',
          message: 'Criterion 1.1 (Tiêu chí 1.1) stands below 2; by its code it belongs below 1.',
          messageVi: expect.stringContaining('phải nằm dưới mục 1'),
        });
      }),
    );
  });
});

describe('grades and tie-breakers', () => {
  const bands = (...grades: [string, string][]) => grades.map(([name, minIndex], at) => ({ code: `${at}`, name, minIndex }));

  test('grades have names of their own and reach down to 0', () => {
    fc.assert(
      fc.property(goodSet, (set) => {
        expect(rulesOf({ ...set, gradeBands: bands(['Tốt', '80'], ['Khá', '0.25']) })).toEqual(['GRADES_COVER_ALL']);
        expect(rulesOf({ ...set, gradeBands: bands(['Tốt', '80'], ['tốt', '0']) })).toEqual(['GRADES_COVER_ALL']);
        expect(rulesOf({ ...set, gradeBands: bands(['Tốt', '80'], ['Khá', '0']) })).toEqual([]);
      }),
    );
  });

  test('tie-breakers compare fields that there are, and only FIELD_POINTS compares one', () => {
    fc.assert(
      fc.property(goodSet, (set) => {
        for (const breaker of [
          { kind: 'FIELD_POINTS', field: '9' },
          { kind: 'FIELD_POINTS' },
          { kind: 'LESS_PENALTY', field: '1' },
        ] as const)
          expect(rulesOf({ ...set, tieBreakers: [breaker] })).toEqual(['TIE_BREAKERS_COMPARE_FIELDS']);
      }),
    );
  });
});

describe('a version that follows another', () => {
  type Links = NonNullable<StandingSet['follows']>['links'];
  const relinked = (set: StandingSet, change: (links: Links) => Links): StandingSet => ({
    ...set,
    follows: { ...set.follows!, links: change(set.follows!.links) },
  });

  test('says of each leaf how it follows, once', () => {
    fc.assert(
      fc.property(following, ([set, { code }]) => {
        expect(setProblems(relinked(set, (links) => links.filter(({ newer }) => newer !== code)))).toEqual([
          {
            rule: 'EVERY_LEAF_FOLLOWS',
            message: `Version 2 comes after version 1, so each leaf says how it follows it; these do not: ${code}.`,
            messageVi: expect.stringContaining(`còn thiếu: ${code}.`),
          },
        ]);
        expect(rulesOf(relinked(set, (links) => [...links, { kind: 'NONE', newer: code, older: null, olderMaxPoints: null }]))).toEqual([
          'EVERY_LEAF_FOLLOWS',
        ]);
      }),
    );
  });

  test('may say that a leaf is new', () => {
    fc.assert(
      fc.property(following, ([set, { code }]) =>
        expect(
          setProblems(
            relinked(set, (links) =>
              links.map((link) => (link.newer === code ? { kind: 'NONE', newer: code, older: null, olderMaxPoints: null } : link)),
            ),
          ),
        ).toEqual([]),
      ),
    );
  });

  test('may say that several were drawn together into one, RESCALED of each whatever their maxima, and nothing else beside', () => {
    fc.assert(
      fc.property(following, fc.constantFrom('SAME', 'RENAMED', 'RESCALED'), ([set, { code, maxPoints }], kind) => {
        const olderMaxPoints = new Decimal(maxPoints).toFixed(4);
        const parts = ['cũ 1', 'cũ 2'].map(
          (older, at) => ({ kind: at === 0 ? kind : 'RESCALED', newer: code, older, olderMaxPoints }) as const,
        );
        const linked = relinked(set, (links) => [...links.filter(({ newer }) => newer !== code), ...parts]);
        expect(rulesOf(linked)).toEqual(kind === 'RESCALED' ? [] : ['EVERY_LEAF_FOLLOWS']);
      }),
    );
  });

  test('keeps the maximum of what is SAME or RENAMED, and changes that of what is RESCALED', () => {
    const kinds = fc.constantFrom('SAME', 'RENAMED', 'RESCALED');
    fc.assert(
      fc.property(following, kinds, fc.boolean(), ([set, { code, maxPoints }], kind, changes) => {
        const olderMaxPoints = changes ? plus(maxPoints, 0.25) : new Decimal(maxPoints).toFixed(4);
        const linked = relinked(set, (links) => links.map((link) => (link.newer === code ? { ...link, kind, olderMaxPoints } : link)));
        const expected = { SAME: 'EQUIVALENT_KEEPS_MAXIMUM', RENAMED: 'EQUIVALENT_KEEPS_MAXIMUM', RESCALED: 'RESCALED_CHANGES_MAXIMUM' }[
          kind
        ];
        expect(rulesOf(linked)).toEqual((kind === 'RESCALED') === changes ? [] : [expected]);
      }),
    );
  });

  test('continues an older leaf in one leaf at most', () => {
    fc.assert(
      fc.property(following, ([set]) => {
        const [first, ...others] = set.follows!.links;
        const twin = others[0];
        fc.pre(twin !== undefined);
        const linked = relinked(set, () => [first!, { ...twin, kind: 'RENAMED', older: first!.older }, ...others.slice(1)]);
        expect(rulesOf(linked)).toEqual(['ONE_LEAF_CONTINUES']);
      }),
    );
  });

  test('names no more than a few of many leaves', () => {
    fc.assert(
      fc.property(
        following.filter(([set]) => leavesIn(set).length > 20),
        ([set]) => {
          const [problem] = setProblems(relinked(set, () => []));
          expect(problem!.message).toContain(`and ${leavesIn(set).length - 20} more.`);
        },
      ),
      { numRuns: 10 },
    );
  });
});
