import {
  createSourceEventStream,
  Kind,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type DocumentNode,
} from 'graphql';
import type { Executor } from '../kernel/executor.js';
import type { Viewer } from '../kernel/viewer.js';
import type { Admission, Charge } from './admission.js';
import type { Asked } from './asked.js';
import { withFewErrors } from './gateway.js';
import type { HubServerOptions } from './options.js';
import { openContext, patientlyWaiting, type Opening } from './request.js';
import type { Sender } from './sender.js';
import { Invalid } from './subscription.document.js';
import type { FailureFormat } from './subscription.failures.js';
import { SubscriptionFailure } from './subscription.stream.js';

/** A subscription that was admitted. */
export interface Admitted {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly asked: Asked;
  readonly sender: Sender;
  readonly authorization: string | undefined;
  readonly requestId: string;
  /** Whoever the credential proved when it was admitted. */
  readonly viewer: Viewer;
  /** What was paid for its first event. */
  readonly charge: Charge;
  /** Aborts when the subscription is over before its events are. */
  readonly over: AbortController;
}

export interface Answering extends Opening, Pick<HubServerOptions, 'viewerOf' | 'settings'> {
  readonly admission: Admission;
}

/** Where the events of subscriptions come from, and how each is answered. */
export interface Answers {
  /** Opens the source of events; what it reads for that, it reads in a snapshot that is closed before the first event. */
  source(admitted: Admitted): Promise<AsyncIterator<unknown>>;
  /** Answers an event in a context of its own, as whoever the credential proves now; fails where the answer is nothing but errors. */
  answer(admitted: Admitted, event: unknown, isPaid: boolean): Promise<FormattedExecutionResult>;
}

export function answersOf(schema: GraphQLSchema, executor: Executor, answering: Answering, { told }: FailureFormat): Answers {
  const { admission, viewerOf, settings } = answering;

  async function source({ document, operation, asked, viewer, requestId, charge, over }: Admitted): Promise<AsyncIterator<unknown>> {
    const wait = patientlyWaiting(settings.requestTimeoutMs, over.signal);
    const context = openContext(answering, { viewer, requestId, signal: wait.signal, charge });
    const opened = createSourceEventStream({
      schema,
      document,
      operationName: operation.name?.value ?? null,
      variableValues: asked.variables,
      contextValue: context,
    });
    try {
      return iteratorOf(await Promise.race([opened, wait.over]));
    } catch (error) {
      void opened.then(leave, () => {});
      throw error;
    } finally {
      wait.stop();
      await context.reads.close();
    }
  }

  async function answer(admitted: Admitted, event: unknown, isPaid: boolean): Promise<FormattedExecutionResult> {
    const { over, document, operation, asked, sender, requestId, authorization, charge: first } = admitted;
    over.signal.throwIfAborted();
    const viewer = await viewerOf(authorization);
    const { charge, refusal } = isPaid ? { charge: first, refusal: null } : await admission.again(first.requested, sender, viewer);
    if (refusal) throw refusal;
    const wait = patientlyWaiting(settings.requestTimeoutMs, over.signal);
    const context = openContext(answering, { viewer, requestId, signal: wait.signal, charge });
    try {
      const operationName = operation.name?.value;
      const executed = executor.execute({ document, operationName, variables: asked.variables, context, root: event });
      const result = withFewErrors(await Promise.race([executed, wait.over]));
      const errors = result.errors?.map((error) => told(error, viewer));
      if (result.data == null) throw new SubscriptionFailure(errors ?? []);
      return { data: result.data, ...(errors && { errors }), extensions: { ...(context.notes.demo && { demo: true }), cost: charge } };
    } finally {
      wait.stop();
      await context.reads.close();
    }
  }

  return { source, answer };
}

/** Leaves a source that nobody waits for any more. */
function leave(opened: AsyncIterable<unknown> | ExecutionResult): void {
  if (Symbol.asyncIterator in opened) void opened[Symbol.asyncIterator]().return?.();
}

function iteratorOf(opened: AsyncIterable<unknown> | ExecutionResult): AsyncIterator<unknown> {
  if (Symbol.asyncIterator in opened) return opened[Symbol.asyncIterator]();
  const errors = opened.errors!;
  if (errors[0]!.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) throw new Invalid(errors, 'BAD_USER_INPUT');
  throw errors[0]!;
}
