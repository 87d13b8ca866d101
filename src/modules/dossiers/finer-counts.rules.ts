import { Temporal } from 'temporal-polyfill';
import type { ClosedPeriod } from '../../kernel/period.js';

/** Whether a period is made of whole months; one that goes on today counts as whole so far. */
export function isOfWholeMonths({ from, to }: ClosedPeriod, today: string): boolean {
  const last = Temporal.PlainDate.from(to);
  return from.endsWith('-01') && (last.day === last.daysInMonth || to >= today);
}
