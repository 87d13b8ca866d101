import type { ApolloServer, HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../kernel/errors.js';
import type { Journal } from '../kernel/journal.js';
import type { Viewer } from '../kernel/viewer.js';
import { keepAccount } from './accounting.js';
import { holderOf, type Admission, type Charge } from './admission.js';
import { askApollo, type ApolloAnswer } from './apollo-http.js';
import type { Asked } from './asked.js';
import { sharedCharge, tellCharge } from './caching.js';
import type { HubServerOptions } from './options.js';
import { openContext, waiting, type Notes, type Opening, type ServedContext } from './request.js';
import { senderOf } from './sender.js';

/** What every question to the graph goes through, by whatever address it comes. */
export interface Answering extends Opening, Pick<HubServerOptions, 'viewerOf' | 'settings'> {
  readonly apollo: ApolloServer<ServedContext>;
  readonly admission: Admission;
  readonly journal: Journal | null;
}

/** A question, and how Apollo is to hear it. */
export interface Question {
  readonly asked: Asked;
  readonly toApollo: HTTPGraphQLRequest;
  /** Everybody who asks gets the same answer, so it says nothing of this viewer. */
  readonly shared: boolean;
}

export interface Refused {
  readonly refusal: HubError;
  readonly charge: Charge;
}

/** The graph's answer, which can hold errors of its own. */
export interface Answered extends ApolloAnswer {
  readonly refusal: null;
  readonly notes: Notes;
}

/** Who sends a request. */
export const viewerBehind = (request: FastifyRequest, answering: Answering): Promise<Viewer> =>
  holderOf(answering, request.headers.authorization, senderOf(request));

/** Admits a question or refuses it, runs it in time and with reads of its own, and keeps account of it. */
export async function answerTo(
  { asked, toApollo, shared }: Question,
  viewer: Viewer,
  answering: Answering,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Refused | Answered> {
  const { apollo, admission, settings, journal } = answering;
  const { charge, refusal } = await admission.admit(asked, senderOf(request), viewer);
  tellCharge(reply, charge);
  if (refusal) return { refusal, charge };
  const { signal, over } = waiting(reply, settings.requestTimeoutMs);
  const context = openContext(answering, { viewer, requestId: request.id, signal, charge: shared ? sharedCharge(charge) : charge });
  try {
    const answer = await Promise.race([askApollo(apollo, toApollo, context), over]);
    return { ...answer, refusal: null, notes: context.notes };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { refusal: error, charge };
  } finally {
    request.operation = context.notes.operation;
    await context.reads.close();
    keepAccount({ viewer, requestId: request.id, ...context.notes }, journal, request.log);
  }
}
