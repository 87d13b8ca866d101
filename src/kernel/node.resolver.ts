import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from './context.js';
import { badInput } from './errors.js';
import { parseGlobalId } from './global-id.js';
import type { HubModule, NodeReader } from './module.js';
import { Node } from './node.js';

/** The root field `node(id:)` over the readers of all modules. */
export function nodeResolver(modules: readonly HubModule[]): Function {
  const readers = new Map<string, NodeReader>(modules.flatMap((module) => Object.entries(module.nodes ?? {})));

  @Resolver()
  class NodeResolver {
    @Query(() => Node, { nullable: true, description: 'Whatever has this id; null when nothing has it (tra cứu theo mã định danh).' })
    async node(
      @Arg('id', () => ID, { description: 'An id that the hub gave out.' }) id: string,
      @Ctx() context: RequestContext,
    ): Promise<object | null> {
      const parts = parseGlobalId(id);
      if (!parts) throw brokenId(id);
      const row = await readers.get(parts.type)?.(context, parts.key);
      return row ? { ...row, __typename: parts.type } : null;
    }
  }

  return NodeResolver;
}

const brokenId = (id: string) =>
  badInput({
    message: `An id is given out by the hub and never written by hand; ${JSON.stringify(id.slice(0, 80))} is none.`,
    messageVi: `Mã định danh do hệ thống cấp; ${JSON.stringify(id.slice(0, 80))} không phải là mã định danh.`,
    hint: 'Use the `id` of an earlier answer, unchanged.',
  });
