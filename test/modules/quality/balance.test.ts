import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balanceChecks } from '../../../src/modules/quality/balance.rules.js';
import type { Check, RuleCode } from '../../../src/modules/quality/check.rules.js';
import { countNames, type Counts } from '../../../src/modules/quality/counts.rules.js';

const check = (rule: RuleCode, counts: Counts): Check => {
  const found = balanceChecks(counts).find((one) => one.rule === rule);
  if (!found) throw new Error(`no check of ${rule}`);
  return found;
};

/** Quận Đồ Sơn 2016–2021, as S4 ¶4 has it. */
const doSon: Counts = { received: 30_778, direct: 30_778, resolved: 30_139, late: 34, open: 89 };

describe('the worked example of quận Đồ Sơn', () => {
  test('B4 fails with residual 550, which is 1.79 % of the received', () => {
    expect(check('B4', doSon)).toMatchObject({ outcome: 'FAIL', residual: '550', sharePercent: '1.79' });
  });

  test('the explanation of B4 shows the sum and names the parts that were not reported, in both languages', () => {
    const { explanation, explanationVi } = check('B4', doSon);
    expect(explanation).toBe(
      'B4 received = resolved + open + paused + returned + withdrawn: 30,778 ≠ 30,139 + 89 = 30,228; 550 (1.79 %) are not accounted for. Not reported and counted as 0: paused, returned, withdrawn.',
    );
    expect(explanationVi).toBe(
      'B4 tiếp nhận = đã giải quyết + đang giải quyết + tạm dừng + trả lại + xin rút: 30.778 ≠ 30.139 + 89 = 30.228; còn 550 hồ sơ (1,79 %) chưa rõ ở đâu. Không được báo cáo và tính bằng 0: tạm dừng, trả lại, xin rút.',
    );
  });

  test('B2 cannot be tested: early and on time were not reported', () => {
    const b2 = check('B2', doSon);
    expect(b2).toMatchObject({ outcome: 'NOT_TESTABLE', residual: null, sharePercent: null });
    expect(b2.explanation).toContain('not reported: early, on time');
  });

  test('B1 and B3 cannot be tested, B7 holds, and B8 cannot be tested', () => {
    expect(balanceChecks(doSon).map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'B1 NOT_TESTABLE',
      'B2 NOT_TESTABLE',
      'B3 NOT_TESTABLE',
      'B4 FAIL',
      'B7 PASS',
      'B8 NOT_TESTABLE',
    ]);
  });

  test('the wards’ 2,208 received and 2,208 resolved pass B4', () => {
    expect(check('B4', { received: 2_208, resolved: 2_208 })).toMatchObject({ outcome: 'PASS', residual: '0', sharePercent: '0' });
  });
});

describe('identities that need every part', () => {
  test('known parts that already exceed the total fail although others were not reported', () => {
    expect(check('B2', { resolved: 10, early: 8, onTime: 5 })).toMatchObject({ outcome: 'FAIL', residual: '-3', sharePercent: '30' });
    expect(check('B1', { received: 5, online: 6 })).toMatchObject({ outcome: 'FAIL', residual: '-1' });
  });

  test('known parts that only reach the total leave it untested', () => {
    expect(check('B3', { open: 4, openLate: 4 })).toMatchObject({ outcome: 'NOT_TESTABLE', residual: null });
  });

  test('B1 takes the new intake as a whole where no channel was reported', () => {
    expect(check('B1', { received: 12, intake: 10, carriedOver: 2 })).toMatchObject({ outcome: 'PASS' });
    expect(check('B1', { received: 12, online: 4, direct: 5, postal: 0, other: 1, carriedOver: 2, intake: 99 })).toMatchObject({
      outcome: 'PASS',
    });
  });

  test('other channels are named only where somebody reported them', () => {
    const counts = { received: 12, online: 4, direct: 6, postal: 0, carriedOver: 2 };
    expect(check('B1', counts)).toMatchObject({ outcome: 'PASS' });
    expect(check('B1', counts).explanation).not.toContain('other');
  });

  test('B4 needs received and resolved, whatever the others say', () => {
    expect(check('B4', { received: 3, open: 9 })).toMatchObject({ outcome: 'NOT_TESTABLE' });
    expect(check('B4', { resolved: 3, open: 9 }).explanation).toContain('not reported: received');
  });
});

describe('B7 and B8', () => {
  test('a part above its total and a count below 0 fail B7 with what lies outside', () => {
    expect(check('B7', { resolved: 10, late: 12 })).toMatchObject({ outcome: 'FAIL', residual: '2', sharePercent: '20' });
    expect(check('B7', { paused: -4 })).toMatchObject({ outcome: 'FAIL', residual: '-4', sharePercent: null });
    expect(check('B7', {})).toMatchObject({ outcome: 'NOT_TESTABLE' });
  });

  test('a gap of B4 that is exactly the number refused fails B8', () => {
    expect(check('B8', { received: 10, resolved: 7, refused: 3 })).toMatchObject({ outcome: 'FAIL', residual: '3', sharePercent: '30' });
    expect(check('B8', { received: 10, resolved: 6, refused: 3 })).toMatchObject({ outcome: 'NOT_TESTABLE' });
    expect(check('B8', { received: 10, resolved: 10, refused: 3 })).toMatchObject({ outcome: 'PASS' });
  });
});

const count = fc.nat({ max: 2_000_000_000 });

test('whatever parts are chosen, their sum passes B1 to B4, B7 and B8', () => {
  const names = [
    'online',
    'direct',
    'postal',
    'early',
    'onTime',
    'late',
    'openInTime',
    'openLate',
    'paused',
    'returned',
    'withdrawn',
    'refused',
  ] as const;
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(names.map((name) => [name, count])) as Record<(typeof names)[number], typeof count>),
      (parts) => {
        const resolved = parts.early + parts.onTime + parts.late;
        const open = parts.openInTime + parts.openLate;
        const received = resolved + open + parts.paused + parts.returned + parts.withdrawn;
        const intake = fc.sample(fc.nat({ max: received }), 1)[0] ?? 0;
        const counts = { ...parts, online: intake, direct: 0, postal: 0, carriedOver: received - intake, resolved, open, received };
        expect(balanceChecks(counts).map(({ outcome, residual }) => [outcome, residual])).toEqual(
          balanceChecks(counts).map(() => ['PASS', '0']),
        );
      },
    ),
  );
});

test('a check fails exactly when its residual is not 0, and has none exactly when it cannot be tested', () => {
  const anyCounts = fc.dictionary(fc.constantFrom(...countNames), fc.option(fc.integer({ min: -50, max: 50 })));
  fc.assert(
    fc.property(anyCounts, (counts) => {
      for (const { outcome, residual, explanation, explanationVi } of balanceChecks(counts)) {
        expect(outcome).toBe(residual === null ? 'NOT_TESTABLE' : residual === '0' ? 'PASS' : 'FAIL');
        expect(explanation + explanationVi).not.toMatch(/[{}]|undefined|NaN/);
      }
    }),
  );
});

test('a part that was not reported is the same as one that is null', () => {
  const anyCounts = fc.dictionary(fc.constantFrom(...countNames), fc.option(count));
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const withNulls = Object.fromEntries(countNames.map((name) => [name, (counts as Counts)[name] ?? null]));
      expect(balanceChecks(withNulls)).toEqual(balanceChecks(counts));
    }),
  );
});
