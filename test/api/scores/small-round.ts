import type { RoundPlayer } from './round-player.js';
import { POSTS } from './round-player.js';

export interface SmallRound {
  readonly id: string;
  /** Ids of sheets by the codes of their units. */
  readonly sheets: Readonly<Record<string, string>>;
}

/** Plans a round of wards of 004 with the small set, under a name of its own; opens it unless told otherwise. */
export async function smallRound(player: RoundPlayer, blockLabel: string, units: readonly string[], open = true): Promise<SmallRound> {
  const { id } = await player.done(POSTS.chair, 'planRound', {
    input: {
      issuer: '004',
      block: 'WARD',
      blockLabel,
      year: 2018,
      criteriaSet: { code: '004-thu', version: 1 },
      standingAgency: '004.noi-vu',
      selfScoreDue: '2018-11-30T00:00:00+07:00',
      units,
    },
  });
  if (open) await player.stepDone(POSTS.chair, 'openRound', id);
  return { id, sheets: await player.sheetsOf(id) };
}
