import type { RecommendationStatus } from './oversight.enums.js';

/** Statuses in which somebody still has to act. */
const awaited: ReadonlySet<`${RecommendationStatus}`> = new Set(['OPEN', 'FORWARDED', 'ACCEPTED']);

/** Whether a recommendation is overdue on a day; a due date is inclusive, and without one the question does not arise (null). */
export function overdue(
  recommendation: { readonly dueOn: string | null; readonly status: `${RecommendationStatus}` },
  today: string,
): boolean | null {
  const { dueOn, status } = recommendation;
  return dueOn === null ? null : dueOn < today && awaited.has(status);
}

/** The statuses that can be overdue, for lists. */
export const awaitedStatuses: readonly `${RecommendationStatus}`[] = [...awaited];
