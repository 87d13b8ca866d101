import { Arg, Ctx, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { badInput } from '../../kernel/errors.js';
import { watchOf } from '../../kernel/watch.js';
import type { ScoringRoundRow } from './round.query.js';
import { noRound } from './round-step.commands.js';
import { feedByRound, roundByKey, scorecardByKey } from './scores.loaders.js';
import { feedsOfRounds, feedsOfSheets, type SequenceRow } from './scoring-change.query.js';
import { RoundProgressEvent, ScorecardChanges, type ChangesRow } from './scoring-change.type.js';
import { changesSince, MOST_CHANGES, presentOf, type Watched } from './scoring-changes.js';
import { keyOf } from './scoring-input.js';
import { sequenceEvents, type SequenceEvent } from './sequence-events.js';
import { noSheet } from './sheet-step.js';

/** A round is never over: corrections come after publication. */
const sightingOf = ({ sequence }: SequenceRow) => ({ cursor: String(sequence), over: false });
const roundWatch = watchOf(500, feedsOfRounds, ({ key }) => key, sightingOf);
const sheetWatch = watchOf(500, feedsOfSheets, ({ key }) => key, sightingOf);

interface Asked<Args> {
  readonly args: Args;
  readonly context: RequestContext;
}

interface ChangesAsked {
  readonly round?: string | null;
  readonly scorecard?: string | null;
  readonly after?: number | null;
}

const ROUND = { description: 'ScoringRound.id (mã đợt chấm điểm).' };

@Resolver()
export class ScoringLiveResolver {
  @Subscription(() => ScorecardChanges, {
    description:
      'What is done in a round and with its sheets, or with one sheet, as it happens (theo dõi diễn biến chấm điểm): each change once and in order, seen within a second. Whoever comes again with after, the last sequence that came, misses nothing and gets nothing twice. NOT_FOUND where the round or sheet is not seen.',
    subscribe: async ({ args, context }: Asked<ChangesAsked>) => {
      const watched = await watchedBy(context, args);
      await presentOf(context, watched, args.after ?? null);
      const { round, scorecard } = watched;
      const sightings = scorecard === null ? context.watches.watch(roundWatch, round) : context.watches.watch(sheetWatch, scorecard);
      return sequenceEvents(sightings, args.after ?? null);
    },
  })
  async scorecardChanged(
    @Root() { after, tell }: SequenceEvent,
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, { ...ROUND, nullable: true, description: `${ROUND.description} Either it or scorecard.` })
    round?: string | null,
    @Arg('scorecard', () => ID, { nullable: true, description: 'Scorecard.id (mã phiếu chấm điểm): only what is done with this sheet.' })
    scorecard?: string | null,
    @Arg('after', () => Int, {
      nullable: true,
      description:
        'The first event tells what has a higher number (sau số thứ tự), at most 500 changes an event; left out, it says only how far the round is.',
    })
    _after?: number | null,
  ): Promise<ChangesRow> {
    const told = await changesSince(context, await watchedBy(context, { round, scorecard }), after, MOST_CHANGES);
    tell(told.sequence, told.more);
    return told;
  }

  @Subscription(() => RoundProgressEvent, {
    description:
      'A round as it goes on (theo dõi tiến độ đợt chấm điểm): its state at once, then again after each change of the round or of a sheet in it, seen within a second; changes that come close together are one event. NOT_FOUND where the round is not seen.',
    subscribe: async ({ args, context }: Asked<{ readonly round: string }>) =>
      sequenceEvents(context.watches.watch(roundWatch, (await seenRound(context, args.round)).key), null),
  })
  async roundProgress(
    @Root() { tell }: SequenceEvent,
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
  ): Promise<{ sequence: number; round: ScoringRoundRow }> {
    const round = await seenRound(context, id);
    const sequence = (await context.loaders.load(feedByRound, round.key))?.sequence ?? 0;
    tell(sequence, false);
    return { sequence, round };
  }
}

async function seenRound(context: RequestContext, id: string): Promise<ScoringRoundRow> {
  const round = marked(context, await context.loaders.load(roundByKey, keyOf(id, 'ScoringRound')));
  if (round === null) throw noRound();
  return round;
}

/** What is to be watched, where the viewer sees it now. */
async function watchedBy(context: RequestContext, { round, scorecard }: ChangesAsked): Promise<Watched> {
  if (round != null && scorecard == null) return { round: (await seenRound(context, round)).key, scorecard: null };
  if (scorecard == null || round != null) throw oneOfTwo();
  const card = marked(context, await context.loaders.load(scorecardByKey, keyOf(scorecard, 'Scorecard')));
  if (card === null) throw noSheet();
  return { round: card.roundKey, scorecard: card.key };
}

const oneOfTwo = () =>
  badInput({
    message: 'Either round or scorecard is watched: exactly one of them was expected.',
    messageVi: 'Chỉ theo dõi một trong hai: round (đợt chấm điểm) hoặc scorecard (phiếu chấm điểm).',
    hint: 'Leave one of the two out; a round tells of all its sheets.',
  });
