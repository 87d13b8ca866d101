import type { Asker, TestHub } from '../../kit/hub.js';
import { byEventStream, type Subscribe, type Subscriber } from '../../kit/subscriber.js';

/** A change as a client reads it. */
export interface SeenChange {
  readonly sequence: number;
  readonly step: string;
  readonly status: string | null;
  readonly roundStatus: string | null;
  readonly part: string;
  readonly note: string | null;
  readonly at: string;
  readonly scorecard: { readonly id: string; readonly status: string } | null;
  readonly score: { readonly id: string } | null;
}

export const CHANGES = `sequence more round { id status }
  changes { sequence step status roundStatus part note at scorecard { id status } score { id } }`;
const CHANGED = `subscription Changed($round: ID, $scorecard: ID, $after: Int) {
  scorecardChanged(round: $round, scorecard: $scorecard, after: $after) { ${CHANGES} }
}`;
const PROGRESS = `subscription Progress($round: ID!) {
  roundProgress(round: $round) { sequence round { id status version progress { units submitted appraised finalized } } }
}`;

/** Whose changes, from where on. */
export interface Wanted {
  readonly round?: string;
  readonly scorecard?: string;
  readonly after?: number | null;
}

/** Subscribers of a test, who all leave when it is over. */
export class Listeners {
  readonly #open: Subscriber[] = [];

  async changes(hub: TestHub, as: Asker | undefined, wanted: Wanted, way: Subscribe = byEventStream): Promise<Subscriber> {
    return this.#kept(way(hub.url, { query: CHANGED, variables: { ...wanted }, authorization: await authorizationOf(hub, as) }));
  }

  async progress(hub: TestHub, as: Asker | undefined, round: string, way: Subscribe = byEventStream): Promise<Subscriber> {
    return this.#kept(way(hub.url, { query: PROGRESS, variables: { round }, authorization: await authorizationOf(hub, as) }));
  }

  leave(): void {
    for (const subscriber of this.#open.splice(0)) subscriber.leave();
  }

  #kept(subscriber: Subscriber): Subscriber {
    this.#open.push(subscriber);
    return subscriber;
  }
}

/** Undefined is the test itself, which sees every row. */
const authorizationOf = async (hub: TestHub, as: Asker | undefined): Promise<string | undefined> =>
  as === undefined ? undefined : hub.tokenOf(as);

/** The events that came, each without errors. */
export const eventsOf = ({ results }: Subscriber): { sequence: number; more: boolean; changes: SeenChange[] }[] =>
  results.map(({ data, errors }) => {
    if (errors) throw new Error(JSON.stringify(errors));
    return data.scorecardChanged;
  });

/** The changes that came, in the order in which they came. */
export const changesOf = (subscriber: Subscriber): SeenChange[] => eventsOf(subscriber).flatMap(({ changes }) => changes);

/** Waits for an event that goes at least so far. */
export async function told(subscriber: Subscriber, sequence: number): Promise<void> {
  for (let at = 0; ; at += 1) {
    const { data } = await subscriber.result(at);
    const { sequence: here } = data.scorecardChanged ?? data.roundProgress;
    if (here >= sequence) return;
  }
}

/** From one number to another, both inclusive. */
export const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
