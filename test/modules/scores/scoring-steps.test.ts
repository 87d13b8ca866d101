import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstBroken, GUARDS, type GuardedLeaf, type GuardedSheet } from '../../../src/modules/scores/scoring-guard.rules.js';
import { PARTS, partsOf } from '../../../src/modules/scores/scoring-part.rules.js';
import {
  ROUND_STEPS,
  roundBefore,
  SHEET_STEPS,
  stageBefore,
  type RoundStep,
  type SheetStep,
} from '../../../src/modules/scores/scoring-step.rules.js';
import { GUARD_WORDS, PART_WORDS, STEP_WORDS } from '../../../src/modules/scores/scoring-words.rules.js';
import type { ScorecardStatus } from '../../../src/modules/scores/scores.enums.js';

const STAGES = ['DRAFT', 'SUBMITTED', 'APPRAISED', 'EXPLANATION_REQUESTED', 'EXPLAINED', 'REAPPRAISED', 'FINALIZED'] as const;
const sheetSteps = Object.entries(SHEET_STEPS as Record<string, SheetStep>);
const roundSteps = Object.entries(ROUND_STEPS as Record<string, RoundStep>);

const leaf = (more: Partial<GuardedLeaf> = {}): GuardedLeaf => ({
  code: '1.1',
  method: 'SELF_APPRAISED',
  part: 'SCORED',
  self: null,
  appraised: null,
  reappraised: null,
  final: null,
  notApplicable: false,
  explanation: null,
  asked: false,
  explained: false,
  evidence: 0,
  ...more,
});
const sheet = (leaves: readonly GuardedLeaf[], more: Partial<GuardedSheet> = {}): GuardedSheet => ({
  kind: 'SHEET',
  status: 'DRAFT',
  intakeClosed: false,
  surveyKnown: true,
  leaves,
  touched: [],
  ...more,
});

const anyLeaf = fc.record({
  code: fc.constantFrom('1.1', '1.2', '2.1'),
  method: fc.constantFrom('SELF_APPRAISED', 'SURVEY', 'APPRAISER_ONLY', 'DATA'),
  part: fc.constantFrom('SCORED', 'BONUS', 'PENALTY'),
  self: fc.constantFrom(null, '0', '0.0000', '1.5'),
  appraised: fc.constantFrom(null, '0', '1.5'),
  reappraised: fc.constantFrom(null, '1'),
  final: fc.constantFrom(null, '1'),
  notApplicable: fc.boolean(),
  explanation: fc.constantFrom(null, 'vì'),
  asked: fc.boolean(),
  explained: fc.boolean(),
  evidence: fc.nat(2),
}) as fc.Arbitrary<GuardedLeaf>;

describe('the table of steps', () => {
  test('has the way of the field: from draft over submission, appraisal and explanation to final', () => {
    const ways = sheetSteps.flatMap(([, { from, to }]) => (to === null || to === 'BACK' ? [] : from.map((stage) => `${stage} → ${to}`)));
    expect(ways.toSorted()).toEqual([
      'APPRAISED → EXPLANATION_REQUESTED',
      'APPRAISED → FINALIZED',
      'DRAFT → SUBMITTED',
      'EXPLAINED → REAPPRAISED',
      'EXPLANATION_REQUESTED → EXPLAINED',
      'REAPPRAISED → FINALIZED',
      'SUBMITTED → APPRAISED',
    ]);
    const rounds = roundSteps.flatMap(([, { from, to }]) => (to === null || to === 'BACK' ? [] : from.map((stage) => `${stage} → ${to}`)));
    expect(rounds).toEqual(['PLANNED → OPEN', 'OPEN → FINALIZED', 'FINALIZED → APPROVED', 'APPROVED → PUBLISHED']);
  });

  test('lets the unit change its own points in DRAFT only, and nothing after publication but a correction', () => {
    expect(SHEET_STEPS.SCORE_LEAF.from).toEqual(['DRAFT']);
    const afterwards = sheetSteps.filter(([, { round }]) => round.includes('PUBLISHED')).map(([name]) => name);
    expect(afterwards).toEqual(['CORRECT_LEAF']);
    expect(roundSteps.filter(([, { from }]) => from.includes('PUBLISHED'))).toEqual([]);
  });

  test('never has one part do both sides: what the unit says and what is said of it', () => {
    const sides = Object.groupBy(sheetSteps, ([, { by }]) => by);
    expect(sides.UNIT!.map(([name]) => name)).toEqual(['SCORE_LEAF', 'ATTACH_EVIDENCE', 'SUBMIT', 'EXPLAIN_LEAF', 'SUBMIT_EXPLANATION']);
    expect(sides.LEAF_APPRAISER!.map(([name]) => name)).toEqual(['APPRAISE_LEAF', 'REAPPRAISE_LEAF']);
  });

  test('leads to final from every stage, and back to draft from every stage', () => {
    for (const start of STAGES) {
      const reached = new Set<string>([start]);
      for (let round = 0; round < STAGES.length; round += 1)
        for (const [, { from, to }] of sheetSteps)
          if (to !== null && to !== 'BACK' && from.some((stage) => reached.has(stage))) reached.add(to);
      expect(reached).toContain('FINALIZED');
      let back: `${ScorecardStatus}` = start;
      for (let steps = 0; back !== 'DRAFT'; steps += 1) {
        expect(steps).toBeLessThan(STAGES.length);
        expect(SHEET_STEPS.REOPEN.from).toContain(back);
        back = stageBefore(back, steps % 2 === 0)!;
      }
    }
    expect(['PLANNED', 'OPEN', 'FINALIZED', 'APPROVED', 'PUBLISHED'].map((status) => roundBefore(status as 'OPEN'))).toEqual([
      null,
      null,
      'OPEN',
      'FINALIZED',
      null,
    ]);
  });

  test('has words in both languages for every step, part and guard', () => {
    const words = [...Object.values(STEP_WORDS), ...Object.values(PART_WORDS), ...Object.values(GUARD_WORDS)];
    for (const { en, vi } of words) expect([en, vi].every((text) => text.trim().length > 5 && text === text.normalize('NFC'))).toBe(true);
    expect(Object.keys(STEP_WORDS).toSorted()).toEqual(['PLAN_ROUND', ...Object.keys(SHEET_STEPS), ...Object.keys(ROUND_STEPS)].toSorted());
    expect(Object.keys(GUARD_WORDS).toSorted()).toEqual(Object.keys(GUARDS).toSorted());
  });
});

describe('the parts that somebody has', () => {
  const parties = { issuer: 4, standingAgency: 40, unit: 400, leafAgencies: [41, 42] };

  test.each([
    ['an officer of the unit', { role: 'UNIT_OFFICER', unit: 400 }, ['UNIT']],
    ['a leader of the unit', { role: 'LEADER', unit: 400 }, ['UNIT']],
    ['an appraiser of the standing agency', { role: 'APPRAISER', unit: 40 }, ['LEAF_APPRAISER', 'STANDING_AGENCY']],
    ['an appraiser of an agency of the leaf', { role: 'APPRAISER', unit: 42 }, ['LEAF_APPRAISER']],
    ['a leader of the issuer', { role: 'LEADER', unit: 4 }, ['ISSUER']],
    ['an officer of the issuer', { role: 'UNIT_OFFICER', unit: 4 }, []],
    ['an officer of another unit', { role: 'UNIT_OFFICER', unit: 401 }, []],
    ['a data steward', { role: 'DATA_STEWARD', unit: null }, []],
    ['an administrator', { role: 'ADMIN', unit: null }, []],
  ] as const)('%s', (_title, grant, expected) => {
    expect(partsOf([{ ...grant, mission: null }], parties)).toEqual(expected);
  });

  test('without a standing agency the leader of the issuer stands for it', () => {
    const grant = { role: 'LEADER', unit: 4, mission: null } as const;
    expect(partsOf([grant], { ...parties, standingAgency: null })).toEqual(['LEAF_APPRAISER', 'STANDING_AGENCY', 'ISSUER']);
  });

  test('are those of each grant together, but whoever speaks for the unit does not judge it', () => {
    const grant = fc.record({
      role: fc.constantFrom('UNIT_OFFICER', 'APPRAISER', 'LEADER', 'DATA_STEWARD', 'ADMIN', 'OVERSIGHT', 'SURVEYOR'),
      unit: fc.constantFrom(4, 40, 41, 42, 400, 401),
      mission: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 4 }), (grants) => {
        const single = new Set(grants.flatMap((one) => partsOf([one], parties)));
        const judges = (part: string): boolean => part === 'LEAF_APPRAISER' || part === 'STANDING_AGENCY';
        expect(partsOf(grants, parties)).toEqual(PARTS.filter((part) => single.has(part) && !(single.has('UNIT') && judges(part))));
      }),
    );
  });
});

describe('what has to hold', () => {
  test('a sheet is submitted when every leaf of the unit has points or does not apply, and every point a proof or a reason', () => {
    const { guards } = SHEET_STEPS.SUBMIT;
    expect(firstBroken(guards, sheet([leaf()]))).toEqual({ rule: 'EVERY_LEAF_IS_SCORED', blamed: ['1.1'] });
    expect(firstBroken(guards, sheet([leaf({ self: '2' })]))).toEqual({ rule: 'EVERY_CLAIM_IS_PROVEN', blamed: ['1.1'] });
    expect(firstBroken(guards, sheet([leaf({ self: '0.0000' }), leaf({ notApplicable: true })]))).toBeNull();
    expect(firstBroken(guards, sheet([leaf({ self: '2', evidence: 1 }), leaf({ self: '2', explanation: 'vì' })]))).toBeNull();
    expect(
      firstBroken(guards, sheet([leaf({ part: 'BONUS' }), leaf({ method: 'SURVEY' }), leaf({ method: 'APPRAISER_ONLY' })])),
    ).toBeNull();
    expect(firstBroken(guards, sheet([], { intakeClosed: true }))).toEqual({ rule: 'INTAKE_IS_OPEN', blamed: [] });
  });

  test('appraisals are closed when every leaf that somebody appraises has one', () => {
    const { guards } = SHEET_STEPS.CLOSE_APPRAISAL;
    expect(firstBroken(guards, sheet([leaf({ code: 'a' }), leaf({ code: 'b', method: 'APPRAISER_ONLY' })]))?.blamed).toEqual(['a', 'b']);
    expect(firstBroken(guards, sheet([leaf({ appraised: '0' }), leaf({ notApplicable: true }), leaf({ method: 'DATA' })]))).toBeNull();
    expect(firstBroken(guards, sheet([leaf({ part: 'BONUS', self: '1' })]))?.rule).toBe('EVERY_LEAF_HAS_APPRAISAL');
    expect(firstBroken(guards, sheet([leaf({ part: 'PENALTY', method: 'APPRAISER_ONLY' })]))).toBeNull();
  });

  test('only what was asked about is explained and reappraised, and all of it', () => {
    const asked = leaf({ asked: true, explained: true });
    const wanted = { status: 'EXPLANATION_REQUESTED', touched: [leaf({ code: 'x' })] } as const;
    expect(firstBroken(SHEET_STEPS.EXPLAIN_LEAF.guards, sheet([], wanted))).toEqual({ rule: 'LEAF_WAS_ASKED_ABOUT', blamed: ['x'] });
    expect(firstBroken(SHEET_STEPS.SUBMIT_EXPLANATION.guards, sheet([asked, leaf({ code: 'y', asked: true })]))?.blamed).toEqual(['y']);
    expect(firstBroken(SHEET_STEPS.CLOSE_REAPPRAISAL.guards, sheet([asked, leaf({ asked: true, reappraised: '1' })]))?.blamed).toEqual([
      '1.1',
    ]);
  });

  test('whatever the leaves are, those that are blamed are leaves of the sheet, and mending them mends the rule', () => {
    const mend: Partial<GuardedLeaf> = {
      self: '1',
      appraised: '1',
      reappraised: '1',
      final: '1',
      evidence: 1,
      explained: true,
      method: 'SELF_APPRAISED',
      asked: true,
    };
    fc.assert(
      fc.property(
        fc.array(anyLeaf, { maxLength: 6 }),
        fc.constantFrom(...sheetSteps),
        fc.constantFrom(...STAGES),
        (leaves, [, step], status) => {
          const named = leaves.map((one, at) => ({ ...one, code: `${one.code}/${at}` }));
          const subject = sheet(named, { status, touched: named });
          const broken = firstBroken(step.guards, subject);
          if (broken === null || broken.blamed.length === 0) return;
          expect(named.map(({ code }) => code)).toEqual(expect.arrayContaining([...broken.blamed]));
          const mended = named.map((one) => (broken.blamed.includes(one.code) ? { ...one, ...mend } : one));
          expect(firstBroken([broken.rule], { ...subject, leaves: mended, touched: mended })).toBeNull();
        },
      ),
    );
  });
});
