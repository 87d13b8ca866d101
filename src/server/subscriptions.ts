import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { HubError } from '../kernel/errors.js';
import type { Executor } from '../kernel/executor.js';
import type { Journal } from '../kernel/journal.js';
import type { Viewer } from '../kernel/viewer.js';
import { keepAccount } from './accounting.js';
import { holderOf, type Charge } from './admission.js';
import { purseOf } from './budgets.js';
import type { LiveLimits } from './limits.js';
import { inTurns, slots } from './slots.js';
import { answersOf, type Admitted, type Answering } from './subscription.answers.js';
import { subscriptionReader } from './subscription.document.js';
import { codeOf, failureFormat } from './subscription.failures.js';
import { GOING_AWAY, LEFT, subscriptionStream, type SubscriptionStream } from './subscription.stream.js';

/** Somebody wants to subscribe. */
export interface SubscriptionWish extends Pick<Admitted, 'asked' | 'sender' | 'authorization' | 'requestId'> {
  /** Aborts when the client goes away. */
  readonly gone: AbortSignal;
}

/** A stream, or why there is none; and what it cost to ask. */
export type Opened =
  | { readonly stream: SubscriptionStream; readonly charge: Charge }
  | { readonly stream: null; readonly errors: readonly GraphQLFormattedError[]; readonly charge: Charge | null };

/** Subscriptions, whatever they come by. */
export interface Subscriptions {
  /** Lets somebody subscribe: admitted as any request is, before anything runs. Never fails. */
  open(wish: SubscriptionWish): Promise<Opened>;
  /** Ends all with GOING_AWAY, and lets nobody subscribe any more. */
  close(): void;
}

export interface Subscribing extends Answering {
  readonly limits: LiveLimits;
  readonly journal: Journal | null;
  readonly log: FastifyBaseLogger;
}

export function subscriptionsOver(schema: GraphQLSchema, executor: Executor, subscribing: Subscribing): Subscriptions {
  const { admission, settings, limits, journal, log } = subscribing;
  const format = failureFormat(log, settings.production);
  const answers = answersOf(schema, executor, subscribing, format);
  const read = subscriptionReader(schema);
  const places = slots(limits.perViewer);
  const inTurn = inTurns(limits.atOnce);
  const open = new Set<AbortController>();
  let closed = false;

  /** Takes a place and opens the source of events. */
  async function subscribed(admitted: Admitted, gone: AbortSignal): Promise<SubscriptionStream> {
    const { viewer, sender, over } = admitted;
    const leave = places.take(purseOf(viewer, sender));
    if (!leave) throw tooMany(limits.perViewer);
    const giveUp = (): void => over.abort(LEFT);
    open.add(over);
    gone.addEventListener('abort', giveUp, { once: true });
    const release = (): void => {
      leave();
      gone.removeEventListener('abort', giveUp);
      open.delete(over);
    };
    try {
      const stream = streamOf(admitted, await answers.source(admitted), release);
      account(admitted, false);
      return stream;
    } catch (error) {
      release();
      account(admitted, codeOf(error) === 'FORBIDDEN');
      throw error;
    }
  }

  function streamOf(admitted: Admitted, events: AsyncIterator<unknown>, release: () => void): SubscriptionStream {
    const { over, viewer, operation, requestId: reqId } = admitted;
    const started = performance.now();
    const recheck = rechecking(admitted);
    let isPaid = true; // for the first event the viewer was charged when the subscription was admitted
    return subscriptionStream({
      events,
      over,
      failure: (error) => format.failure(error, viewer),
      answer(event) {
        const paid = isPaid;
        isPaid = false;
        return inTurn(() => answers.answer(admitted, event, paid));
      },
      onEnd(count, how) {
        clearInterval(recheck);
        release();
        const ms = Math.round(performance.now() - started);
        log.info({ reqId, operation: operation.name?.value, events: count, how, ms }, 'subscription');
      },
    });
  }

  /** Ends a subscription whose credential proves nobody any more, although nothing happens. */
  function rechecking({ authorization, over }: Admitted): NodeJS.Timeout | undefined {
    if (authorization === undefined) return undefined;
    return setInterval(() => {
      subscribing.viewerOf(authorization).catch((error: unknown) => {
        if (codeOf(error) === 'UNAUTHENTICATED') over.abort(error);
      });
    }, limits.recheckMs);
  }

  function account({ viewer, requestId, operation, asked }: Admitted, refused: boolean): void {
    const named = { name: operation.name?.value ?? null, node: operation, variables: asked.variables ?? {} };
    keepAccount({ viewer, requestId, asked: named, refused }, journal, log);
  }

  return {
    async open(wish) {
      let viewer: Viewer | null = null;
      let charge: Charge | null = null;
      try {
        if (closed) throw GOING_AWAY;
        viewer = await holderOf(subscribing, wish.authorization, wish.sender);
        const admitted = await admission.admit(wish.asked, wish.sender, viewer);
        charge = admitted.charge;
        if (admitted.refusal) throw admitted.refusal;
        if (wish.gone.aborted) throw LEFT;
        const over = new AbortController();
        return { stream: await subscribed({ ...wish, ...read(wish.asked), viewer, charge, over }, wish.gone), charge };
      } catch (error) {
        return { stream: null, errors: format.failure(error, viewer).errors, charge };
      }
    },
    close() {
      closed = true;
      for (const over of open) over.abort(GOING_AWAY);
    },
  };
}

const tooMany = (most: number): HubError =>
  new HubError(
    'RATE_LIMITED',
    {
      message: `A viewer may have ${most} subscriptions at a time.`,
      messageVi: `Mỗi người dùng chỉ được mở đồng thời ${most} luồng theo dõi.`,
      hint: 'End one that is no longer looked at.',
    },
    { limit: most },
  );
