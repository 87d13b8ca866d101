import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pointsBalance, type FieldPoints } from '../../../src/modules/criteria/points-balance.rules.js';

const fields = (maxima: readonly string[]): FieldPoints[] =>
  maxima.map((maxPoints, at) => ({ code: String(at + 1), name: `Lĩnh vực ${at + 1}`, maxPoints }));

describe('the points of a set', () => {
  const printed = ['20.5', '10', '10', '6', '10.05', '6', '14', '9', '14'];

  test('a real sheet of 2019 sums to 99.55, not 100, and field 5 is probably wrong', () => {
    const balance = pointsBalance({ maxPoints: 100, fields: fields(printed) });
    expect(balance).toMatchObject({ balanced: false, fieldsTotal: '99.55', residual: '0.45', suspect: '5' });
    expect(balance.sentence).toBe(
      'The fields sum to 99.55, not to the declared total of 100. Field 5 (Lĩnh vực 5) is probably wrong: 10.05 should be 10.5.',
    );
    expect(balance.sentenceVi).toBe(
      'Tổng điểm các lĩnh vực là 99,55, không bằng tổng điểm công bố 100. Nhiều khả năng lĩnh vực 5 (Lĩnh vực 5) ghi sai: 10,05 phải là 10,5.',
    );
  });

  test('leaves that do not sum to their field name the field', () => {
    const balance = pointsBalance({
      maxPoints: 20,
      fields: [
        { code: '1', name: 'A', maxPoints: 10, leaves: [4, 6] },
        { code: '2', name: 'B', maxPoints: 10, leaves: [4, 5] },
      ],
    });
    expect(balance).toMatchObject({ balanced: false, residual: '0', suspect: '2' });
    expect(balance.sentence).toContain('Field 2 (B) has 10 points, its leaves sum to 9.');
  });

  test('no field is blamed where none stands out', () => {
    expect(pointsBalance({ maxPoints: 100, fields: fields(['50', '49']) })).toMatchObject({ balanced: false, suspect: null });
  });

  test('bonus and penalty stand outside the total', () => {
    const extra = [
      { code: 'T', name: 'Điểm thưởng', maxPoints: 2, part: 'BONUS' as const },
      { code: 'P', name: 'Điểm phạt', maxPoints: 3, part: 'PENALTY' as const },
    ];
    expect(pointsBalance({ maxPoints: 100, fields: [...fields(['60', '40']), ...extra] })).toMatchObject({
      balanced: true,
      sentence: null,
      sentenceVi: null,
    });
  });

  test('is exact: tenths that floats cannot add are added', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 }), (tenths) => {
        const total = tenths.reduce((sum, tenth) => sum + tenth, 0);
        const balance = pointsBalance({
          maxPoints: `${Math.floor(total / 10)}.${total % 10}`,
          fields: fields(tenths.map((tenth) => `${Math.floor(tenth / 10)}.${tenth % 10}`)),
        });
        expect(balance.balanced).toBe(true);
      }),
    );
  });
});
