import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { registerCount, registerCountCheck, registerGapCheck, type RegisterSpan } from '../../../src/modules/quality/register.rules.js';

const ward = (unit: number, name: string, more: Partial<RegisterSpan> = {}): RegisterSpan => ({
  unit,
  name,
  from: null,
  to: null,
  toKnown: true,
  successors: [],
  ...more,
});

const merged = { to: '2020-03-01', toKnown: false, successors: [8] };
const doSon = [
  ...['Bàng La', 'Hợp Đức', 'Minh Đức', 'Hải Thành', 'Ngọc Xuyên'].map((name, at) => ward(at + 1, `Phường ${name}`)),
  ward(6, 'Phường Ngọc Hải', merged),
  ward(7, 'Phường Vạn Sơn', merged),
  ward(8, 'Phường Hải Sơn', { from: '2020-03-01' }),
];

describe('a stated count of units', () => {
  test('7 wards of Đồ Sơn on 21/5/2020 fail: the register has 6, and it was 7 until the merger', () => {
    const check = registerCountCheck({ claimed: '7', unitName: 'Quận Đồ Sơn', on: '2020-05-21' }, doSon);
    expect(check).toMatchObject({ outcome: 'FAIL', residual: '1', sharePercent: '14.29' });
    expect(check.explanation).toBe(
      'Stated: 7. Units in the register under Quận Đồ Sơn on 2020-05-21: 6. It was 7 until the merger of Phường Ngọc Hải and Phường Vạn Sơn into Phường Hải Sơn; the day is not known exactly, the register has 2020-03-01.',
    );
    expect(check.explanationVi).toBe(
      'Số công bố: 7. Số đơn vị thuộc Quận Đồ Sơn theo danh mục ngày 21/05/2020: 6. Con số là 7 cho đến khi sáp nhập Phường Ngọc Hải và Phường Vạn Sơn thành Phường Hải Sơn; chưa rõ ngày chính xác, danh mục ghi 01/03/2020.',
    );
  });

  test('the same count before the merger passes', () => {
    expect(registerCountCheck({ claimed: '7', unitName: 'Quận Đồ Sơn', on: '2019-12-31' }, doSon)).toMatchObject({
      outcome: 'PASS',
      residual: '0',
    });
  });

  test('a count that the register never had is not explained away', () => {
    const check = registerCountCheck({ claimed: '9', unitName: 'Quận Đồ Sơn', on: '2020-05-21' }, doSon);
    expect(check.outcome).toBe('FAIL');
    expect(check.explanation).not.toContain('until');
  });

  test('a rename changes no count and is no merger', () => {
    const renamed = [
      ward(1, 'Xã A', { to: '2019-01-01' }),
      ward(1, 'Phường A', { from: '2019-01-01' }),
      ward(2, 'Phường B', { to: '2019-01-01' }),
    ];
    const check = registerCountCheck({ claimed: '2', unitName: 'Huyện C', on: '2019-06-30' }, renamed);
    expect(check.explanation).toContain('until the change of its units on 2019-01-01');
  });
});

test('each unit counts once a day, however many versions it has', () => {
  const day = fc.integer({ min: 0, max: 3_000 }).map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 2 }), day, (days, on) => {
      const sorted = days.toSorted();
      const versions = sorted.slice(1).map((to, at) => ward(1, 'Phường A', { from: sorted[at] ?? null, to }));
      const lives = (sorted[0] ?? '') <= on && on < (sorted.at(-1) ?? '');
      expect(registerCount([...versions, ...versions], on)).toBe(lives ? 1 : 0);
    }),
  );
});

test('links left open fail by their number; none left open pass', () => {
  expect(registerGapCheck(12)).toMatchObject({ rule: 'REGISTER_GAP', outcome: 'FAIL', residual: '12' });
  expect(registerGapCheck(0)).toMatchObject({ outcome: 'PASS', residual: '0' });
});
