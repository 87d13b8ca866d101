import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { awaitedStatuses, overdue } from '../../../src/modules/oversight/recommendation.rules.js';

const statuses = ['OPEN', 'FORWARDED', 'ANSWERED', 'ACCEPTED', 'REJECTED', 'DONE'] as const;

test('a recommendation without a due date is neither overdue nor on time', () => {
  for (const status of statuses) expect(overdue({ dueOn: null, status }, '2026-03-02')).toBeNull();
});

test('the due date itself is in time; the day after it is late', () => {
  expect(overdue({ dueOn: '2026-03-02', status: 'OPEN' }, '2026-03-02')).toBe(false);
  expect(overdue({ dueOn: '2026-03-01', status: 'OPEN' }, '2026-03-02')).toBe(true);
});

test('what is accepted but not carried out can be overdue; what is answered, rejected or done cannot', () => {
  expect(statuses.filter((status) => overdue({ dueOn: '2020-06-30', status }, '2026-03-02'))).toEqual(['OPEN', 'FORWARDED', 'ACCEPTED']);
});

test('only the statuses that lists look for are ever overdue', () => {
  const day = fc.integer({ min: 0, max: 4_000 }).map((days) => new Date(Date.UTC(2016, 0, 1 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, fc.constantFrom(...statuses), (dueOn, today, status) => {
      expect(overdue({ dueOn, status }, today)).toBe(dueOn < today && awaitedStatuses.includes(status));
    }),
  );
});
