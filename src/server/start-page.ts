import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { parse, validate } from 'graphql';
import type { Executor } from '../kernel/executor.js';
import { ANONYMOUS } from '../kernel/viewer.js';
import type { SavedOperation } from './operations.js';
import { openContext, type Opening } from './request.js';

/** How many units the hub holds; null when it cannot tell at the moment. */
export interface UnitCount {
  readonly all: number | null;
  readonly today: number | null;
}

export type UnitCounts = () => Promise<UnitCount>;

const UNKNOWN: UnitCount = { all: null, today: null };
const QUESTION = parse(
  'query StartPage($on: Date!) { all: units(first: 1) { totalCount } today: units(first: 1, filter: { on: $on }) { totalCount } }',
);
/** For how long a count is shown again, in milliseconds. */
const FRESH = 60_000;

/** Counts units by asking the graph, at most once a minute. */
export function unitCounts(schema: GraphQLSchema, executor: Executor, opening: Opening, log: FastifyBaseLogger): UnitCounts {
  if (validate(schema, QUESTION).length > 0) return () => Promise.resolve(UNKNOWN);
  let known: { readonly count: UnitCount; readonly until: number } | undefined;
  return async () => {
    if (known && known.until > performance.now()) return known.count;
    const count = await counted(executor, opening, log);
    if (count !== UNKNOWN) known = { count, until: performance.now() + FRESH };
    return count;
  };
}

async function counted(executor: Executor, opening: Opening, log: FastifyBaseLogger): Promise<UnitCount> {
  const context = openContext(opening, { viewer: ANONYMOUS, requestId: 'start-page', signal: new AbortController().signal });
  try {
    const { data, errors } = await executor.execute({ document: QUESTION, variables: { on: context.today }, context });
    if (errors?.[0]) throw errors[0];
    const { all, today } = data as Record<'all' | 'today', { readonly totalCount: number }>;
    return { all: all.totalCount, today: today.totalCount };
  } catch (error) {
    log.warn({ err: error }, 'the start page could not count units');
    return UNKNOWN;
  } finally {
    await context.reads.close();
  }
}

/** The start page: src/web/index.html with its `{{names}}` filled in. */
export function startPage(template: string, operations: readonly SavedOperation[], units: UnitCount): string {
  const values: Readonly<Record<string, string>> = {
    units: figure(units.all),
    unitsToday: figure(units.today),
    saved: figure(operations.length),
    operations: operations.map(operationLink).join('\n'),
  };
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');
}

const figure = (count: number | null): string => (count === null ? '–' : count.toLocaleString('vi-VN'));

const operationLink = ({ name, title, signIn }: SavedOperation): string =>
  `<li><a href="/graphiql?operation=${encodeURIComponent(name)}">${escaped(title)} <code>${escaped(name)}</code></a>${signIn ? ' (cần đăng nhập)' : ''}</li>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
