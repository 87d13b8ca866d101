import 'reflect-metadata';
import { afterAll, beforeAll } from '@jest/globals';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { ANONYMOUS, type Viewer } from '../../src/kernel/viewer.js';
import type { RequestContext } from '../../src/kernel/context.js';
import { HubError } from '../../src/kernel/errors.js';
import type { HubModule } from '../../src/kernel/module.js';
import { DateScalar } from '../../src/kernel/scalars.js';
import { createServer, type HubServer, type HubServerOptions, type OpenReads, type ServerSettings } from '../../src/server/index.js';
import { TEST_SETTINGS } from '../kit/hub.js';

const FAILURES: Readonly<Record<string, () => unknown>> = {
  hub: () =>
    new HubError(
      'RULE_VIOLATION',
      { message: 'Two and two make four.', messageVi: 'Hai cộng hai là bốn.', hint: 'Count again.' },
      { rule: 'SUM' },
    ),
  defect: () => Object.assign(new Error('secret: password=hunter2'), { detail: 'table account' }),
  text: () => 'secret text',
};

@ObjectType({ description: 'A place to go deeper.' })
class Step {
  @Field(() => Int, { description: 'How deep.' })
  depth!: number;

  @Field(() => Step, { description: 'The next one.' })
  next?: Step;

  @Field(() => Int, { description: 'Never there.' })
  never?: number;
}

@Resolver()
class ProbeResolver {
  @Query(() => String, { description: 'Answers what it is told.' })
  echo(@Arg('text', () => String, { description: 'What to say.' }) text: string): string {
    return text;
  }

  @Query(() => String, { nullable: true, description: 'The day that it is given.' })
  day(@Arg('on', () => DateScalar, { description: 'A day.' }) on: string): string {
    return on;
  }

  @Query(() => String, { nullable: true, description: 'Fails in the way that is asked for.' })
  fail(@Arg('how', () => String, { description: 'How.' }) how: string): never {
    throw FAILURES[how]!();
  }

  @Query(() => Boolean, { description: 'Puts a demo row into the answer.' })
  demo(@Ctx() context: RequestContext): boolean {
    context.holdsDemo();
    return true;
  }

  @Query(() => String, { description: 'Answers after some milliseconds.' })
  async slow(@Arg('ms', () => Int, { description: 'How many.' }) ms: number): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return 'at last';
  }

  @Query(() => Step, { description: 'The first step.' })
  step(): Step {
    return { depth: 1 };
  }
}

/** Sources of events that are open. */
const sources = { open: 0 };

/** Gives 1, 2, 3 … with a pause before each but the first; the last one is the end. */
function counting(to: number, pauseMs: number): AsyncIterableIterator<number> {
  let at = 0;
  let left = false;
  sources.open += 1;
  const leave = (): void => {
    if (!left) sources.open -= 1;
    left = true;
  };
  return {
    async next() {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
      if (at >= to) leave();
      return left ? { done: true, value: undefined } : { done: false, value: (at += 1) };
    },
    async return() {
      leave();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

interface Ticking {
  readonly args: { readonly to: number; readonly pauseMs: number };
}

@Resolver()
class ProbeSubscriptionResolver {
  @Subscription(() => Int, {
    description: 'Counts.',
    subscribe: ({ args }: Ticking) => counting(args.to, args.pauseMs),
  })
  ticks(
    @Root() tick: number,
    @Ctx() context: RequestContext,
    @Arg('to', () => Int, { description: 'The last one.' }) _to: number,
    @Arg('pauseMs', () => Int, { description: 'The pause.' }) _pauseMs: number,
  ): number {
    if (tick === 2) context.holdsDemo();
    return tick;
  }

  @Subscription(() => String, {
    description: 'Says much, again and again.',
    subscribe: () => counting(1_000_000, 0),
  })
  flood(@Root() tick: number): string {
    return String(tick).padEnd(1_000_000, '.');
  }

  @Subscription(() => String, {
    description: 'Fails in the way that is asked for, before the first event or at the second.',
    subscribe({ args }: { args: { readonly how: string; readonly early: boolean } }) {
      if (args.early) throw FAILURES[args.how]!();
      return counting(5, 0);
    },
  })
  failing(
    @Root() tick: number,
    @Arg('how', () => String, { description: 'How.' }) how: string,
    @Arg('early', () => Boolean, { description: 'Before the first event.' }) _early: boolean,
  ): string {
    if (tick === 2) throw FAILURES[how]!();
    return 'well';
  }

  @Subscription(() => Int, { description: 'Answers its second event after some milliseconds.', subscribe: () => counting(3, 0) })
  async slowly(@Root() tick: number, @Arg('ms', () => Int, { description: 'How many.' }) ms: number): Promise<number> {
    if (tick === 2) await new Promise((resolve) => setTimeout(resolve, ms));
    return tick;
  }

  @Subscription(() => Step, { description: 'The first step, once.', subscribe: () => counting(1, 0) })
  steps(@Root() tick: number): Step {
    return { depth: tick };
  }
}

const probeModule: HubModule = { name: 'probe', tables: [], resolvers: [ProbeResolver, ProbeSubscriptionResolver] };

export interface Probe {
  readonly url: string;
  /** Every line of the log so far. */
  readonly log: Record<string, any>[];
  /** The reads of every request so far. */
  readonly opened: { readonly signal: AbortSignal; closed: boolean }[];
  readonly server: HubServer;
  /** How many sources of events are open, over all probes of the test file. */
  readonly sources: { readonly open: number };
  ask(query: string, variables?: Record<string, unknown>, more?: Record<string, unknown>): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly body: any;
  readonly headers: Headers;
}

type ProbeOptions = Partial<Omit<HubServerOptions, 'settings'>> & { readonly settings?: Partial<ServerSettings> };

/** A server over a module of the tests' own, with a field for each way to behave; it reads no database. Call it at the top of a test file. */
export function probe({ settings, ...options }: ProbeOptions = {}): Probe {
  const log: Record<string, any>[] = [];
  const opened: { readonly signal: AbortSignal; closed: boolean }[] = [];
  const self = { url: '', log, opened, server: undefined as unknown as HubServer, sources, ask };

  function openReads({ scope }: Viewer, signal: AbortSignal): OpenReads {
    const reads = { signal, closed: false };
    opened.push(reads);
    return {
      scope,
      rows: () => Promise.reject(new Error('This server has no database.')),
      close: async () => {
        reads.closed = true;
      },
    };
  }

  beforeAll(async () => {
    self.server = await createServer({
      modules: [probeModule],
      settings: { ...TEST_SETTINGS, logLevel: 'info', ...settings },
      viewerOf: async () => ANONYMOUS,
      openReads,
      unreadiness: async () => [],
      logTo: { write: (line) => log.push(JSON.parse(line)) },
      ...options,
    });
    self.url = await self.server.listen();
  });
  afterAll(() => self.server?.close());

  async function ask(query: string, variables: Record<string, unknown> = {}, more: Record<string, unknown> = {}): Promise<Reply> {
    const response = await fetch(`${self.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables, ...more }),
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  }

  return self;
}
