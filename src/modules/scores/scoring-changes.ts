import { pageOf } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { badInput } from '../../kernel/errors.js';
import type { ChangesRow } from './scoring-change.type.js';
import { changesByCard, changesByRound, feedByRound } from './scores.loaders.js';

/** Whose changes: those of a round with all its sheets, or of one sheet in it. */
export interface Watched {
  readonly round: number;
  /** Null: the whole round. */
  readonly scorecard: number | null;
}

/** The most changes that one answer tells. */
export const MOST_CHANGES = 500;

/** How many changes a page is to have; BAD_USER_INPUT outside 1–500. */
export const pageOfChanges = (first: number | null | undefined): number => pageOf({ first: first ?? null }, 'changes').limit;

/** The number of the last change of a seen round, where `after` is none that is still to come. */
export async function presentOf(context: RequestContext, { round }: Watched, after: number | null): Promise<number> {
  const present = (await context.loaders.load(feedByRound, round))?.sequence ?? 0;
  if (after !== null && (after < 0 || after > present)) throw neverTold(after, present);
  return present;
}

/** What was done after a number, as far as the viewer sees it now; null tells only how far the round is. */
export async function changesSince(context: RequestContext, watched: Watched, after: number | null, most: number): Promise<ChangesRow> {
  const { round: roundKey, scorecard } = watched;
  const present = await presentOf(context, watched, after);
  if (after === null || after === present) return { roundKey, sequence: present, changes: [], more: false };
  const found =
    scorecard === null
      ? await context.loaders.load(changesByRound, { key: roundKey, after, most })
      : await context.loaders.load(changesByCard, { key: scorecard, after, most });
  const more = found.length > most;
  const changes = found.slice(0, most);
  return { roundKey, sequence: more ? changes.at(-1)!.sequence : present, changes, more };
}

const neverTold = (after: number, present: number) =>
  badInput({
    message: `after is a number that was told, 0 to ${present} now; ${after} came.`,
    messageVi: `after phải là số thứ tự đã được thông báo, hiện từ 0 đến ${present}; giá trị nhận được: ${after}.`,
    hint: 'Send the sequence of the last answer, or read the round anew and go on from its present.',
  });
