import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../kernel/viewer.js';
import { keepPrivate } from './caching.js';
import type { HubServerOptions } from './options.js';
import { isStranger, signInFirst } from './strangers.js';

type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/** Who gets what only developers need: answers those who do not, lets the others pass. */
export interface Gate {
  readonly playground: Guard;
  readonly schema: Guard;
}

/** The playground as the setting says, the schema as introspection. */
export function gate({ settings: { playground, production }, viewerOf }: Pick<HubServerOptions, 'settings' | 'viewerOf'>): Gate {
  const refusedTo = (isRefused: (viewer: Viewer) => boolean): Guard =>
    async function guard(request, reply) {
      keepPrivate(reply);
      if (isRefused(await viewerOf(request.headers.authorization)))
        throw signInFirst('This is shown to signed-in callers only.', 'Nội dung này chỉ hiển thị cho người đã đăng nhập.');
      return undefined;
    };
  const open: Guard = () => Promise.resolve(undefined);
  const closed: Guard = async (_request, reply) => {
    reply.callNotFound();
    return reply;
  };
  const signedIn = refusedTo(({ actor }) => actor === 'anonymous');
  return {
    playground: { off: closed, 'signed-in': signedIn, on: open }[playground],
    schema: production ? refusedTo((viewer) => isStranger(viewer, production)) : open,
  };
}
