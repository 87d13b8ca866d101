import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carriedOverCheck, isAdjacent, rollUpCheck } from '../../../src/modules/quality/neighbour.rules.js';

describe('B5, what was carried over', () => {
  test('passes where it is the open and paused of the period before', () => {
    expect(carriedOverCheck({ open: 7, paused: 2 }, { carriedOver: 9 })).toMatchObject({ rule: 'B5', outcome: 'PASS', residual: '0' });
  });

  test('fails by the difference, in percent of the stock before', () => {
    expect(carriedOverCheck({ open: 7, paused: 1 }, { carriedOver: 10 })).toMatchObject({
      outcome: 'FAIL',
      residual: '2',
      sharePercent: '25',
    });
  });

  test('is not testable without the period before, and without the paused unless the open already exceed it', () => {
    expect(carriedOverCheck(null, { carriedOver: 9 }).outcome).toBe('NOT_TESTABLE');
    expect(carriedOverCheck({ open: 9 }, { carriedOver: 9 }).explanation).toContain('paused of the period before');
    expect(carriedOverCheck({ open: 11 }, { carriedOver: 9 })).toMatchObject({ outcome: 'FAIL', residual: '-2' });
  });

  test('periods are adjacent when one begins the day after the other, also over the end of a year', () => {
    expect(isAdjacent({ to: '2019-12-31' }, { from: '2020-01-01' })).toBe(true);
    expect(isAdjacent({ to: '2019-12-31' }, { from: '2020-01-02' })).toBe(false);
    expect(isAdjacent({ to: null }, { from: '2020-01-01' })).toBe(false);
  });
});

describe('B6, a parent and its parts', () => {
  const children = [
    { name: 'Phường A', counts: { received: 4, resolved: 3 } },
    { name: 'Phường B', counts: { received: 6, resolved: 6 } },
  ];

  test('passes where the total is the own desk and the sum of the children', () => {
    expect(rollUpCheck({ received: 15, resolved: 12 }, { received: 5, resolved: 3 }, children)).toMatchObject({ outcome: 'PASS' });
  });

  test('fails by the first count that differs', () => {
    const check = rollUpCheck({ received: 15, resolved: 10 }, { received: 5, resolved: 3 }, children);
    expect(check).toMatchObject({ outcome: 'FAIL', residual: '-2', sharePercent: '20' });
    expect(check.explanation).toContain('resolved 10 ≠ 12');
  });

  test('names the children that reported nothing', () => {
    const check = rollUpCheck({ received: 15 }, { received: 5 }, [...children, { name: 'Phường C', counts: null }]);
    expect(check).toMatchObject({ outcome: 'NOT_TESTABLE' });
    expect(check.explanationVi).toContain('Phường C');
  });

  test('holds for any own desk and any children whose sum is the total', () => {
    const figures = fc.record({ received: fc.nat(1_000_000), resolved: fc.nat(1_000_000) });
    fc.assert(
      fc.property(figures, fc.array(figures), (own, below) => {
        const sum = (name: 'received' | 'resolved') => below.reduce((total, one) => total + one[name], own[name]);
        const all = { received: sum('received'), resolved: sum('resolved') };
        const named = below.map((counts, at) => ({ name: String(at), counts }));
        expect(rollUpCheck(all, own, named).outcome).toBe('PASS');
        expect(rollUpCheck({ ...all, received: all.received + 1 }, own, named)).toMatchObject({ outcome: 'FAIL', residual: '1' });
      }),
    );
  });
});
