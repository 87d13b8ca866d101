import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ArgsType, Field, FieldResolver, Int, ObjectType, Resolver, Root, type ClassType } from 'type-graphql';
import { badInput } from './errors.js';

/** The arguments of every paged list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many items from the start (1–500; 50 when neither first nor last is given).' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items after this cursor of the same list.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many items from the end (1–500).' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items before this cursor of the same list.' })
  before?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when items follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when items precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

/** The values that order a list, last one unique; what a cursor carries. Instants and numerics as exact strings. */
export type Keyset = readonly (string | number | null)[];

/** A page request after its arguments were checked. Read `limit + 1` rows, in reverse order when `backward`. */
export interface Page {
  readonly list: string;
  readonly limit: number;
  readonly backward: boolean;
  /** Rows strictly beyond this keyset in reading direction; null from the end of the list. */
  readonly beyond: Keyset | null;
}

const MOST = 500;
const USUAL = 50;

/**
 * Checks the paging arguments. `list` names the list *and its filter*: a cursor of another list or filter is refused.
 * BAD_USER_INPUT for a size out of range, a foreign or tampered cursor, or directions that contradict each other.
 */
export function pageOf(args: PageArgs, list: string): Page {
  const forward = args.first != null || args.after != null;
  const backward = args.last != null || args.before != null;
  if (forward && backward) {
    throw badInput({
      message: 'Page either forward (first, after) or backward (last, before); both directions came.',
      messageVi: 'Chỉ được phân trang theo một chiều: (first, after) hoặc (last, before).',
      hint: 'Drop one of the two pairs.',
    });
  }
  const limit = (backward ? args.last : args.first) ?? USUAL;
  if (limit < 1 || limit > MOST) {
    throw badInput({
      message: `A page has 1 to ${MOST} items; ${limit} came.`,
      messageVi: `Mỗi trang có từ 1 đến ${MOST} mục; giá trị nhận được là ${limit}.`,
      hint: `Ask for at most ${MOST} and go on with the cursor.`,
    });
  }
  const cursor = backward ? args.before : args.after;
  return { list, limit, backward, beyond: cursor == null ? null : keysetOf(cursor, list) };
}

/** What seals the cursors of this process, until it is told another. */
let secret: string | Buffer = randomBytes(32);

/** From now on cursors are sealed with this: hubs that share it take each other’s, and their own of before a restart. */
export function sealCursorsWith(text: string): void {
  secret = text;
}

const SEAL = 16;

/** Names the list as well as the keys, so that neither can be exchanged. */
const seal = (list: string, keys: string): Buffer =>
  createHmac('sha256', secret)
    .update(`${Buffer.byteLength(list)}\n${list}\n${keys}`)
    .digest()
    .subarray(0, SEAL);

/** The opaque cursor of a row in a list. */
export function cursorOf(list: string, keyset: Keyset): string {
  const keys = JSON.stringify(keyset);
  return Buffer.concat([seal(list, keys), Buffer.from(keys, 'utf8')]).toString('base64url');
}

function keysetOf(cursor: string, list: string): Keyset {
  const bytes = Buffer.from(cursor, 'base64url');
  const keys = bytes.subarray(SEAL).toString('utf8');
  const own = bytes.length > SEAL && timingSafeEqual(bytes.subarray(0, SEAL), seal(list, keys));
  // The same cursor is the same text: letters that base64url passes over make another one.
  if (own && bytes.toString('base64url') === cursor) return JSON.parse(keys) as Keyset;
  throw badInput({
    message: 'This cursor was not given out by this list with these filters.',
    messageVi: 'Con trỏ không thuộc danh sách này với bộ lọc này.',
    hint: 'Use a cursor from pageInfo or edges of the same query, with the same filter and order.',
  });
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  /** Read only when the query asks for `totalCount`. */
  readonly count: () => Promise<number>;
}

/** Turns up to `limit + 1` rows, in reading direction, into a connection. */
export function connection<Node>(
  rows: readonly Node[],
  page: Page,
  keys: (node: Node) => Keyset,
  count: () => Promise<number>,
): Connection<Node> {
  const more = rows.length > page.limit;
  const nodes = rows.slice(0, page.limit);
  if (page.backward) nodes.reverse();
  const edges = nodes.map((node) => ({ cursor: cursorOf(page.list, keys(node)), node }));
  const pageInfo = {
    hasNextPage: page.backward ? page.beyond !== null : more,
    hasPreviousPage: page.backward ? more : page.beyond !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes, pageInfo, count };
}

/** The GraphQL types of a connection: `<Name>Connection`, `<Name>Edge`, and the resolver that counts on demand. */
export function connectionTypes<Node extends object>(node: () => ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list, with its cursor.` })
  class NodeEdge {
    @Field(() => String, { description: 'Opaque position of the item; stable while others are inserted.' })
    cursor!: string;

    @Field(node, { description: 'The item.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} items.` })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: 'The items of the page with their cursors.' })
    edges!: NodeEdge[];

    @Field(() => [node()], { description: 'The items of the page.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo;
  }

  @Resolver(() => NodeConnection)
  class NodeConnectionResolver {
    @FieldResolver(() => Int, { description: 'How many items the whole list has, over all pages.' })
    totalCount(@Root() root: NodeConnection): Promise<number> {
      return (root as unknown as Connection<Node>).count();
    }
  }

  return { Connection: NodeConnection, Edge: NodeEdge, Resolver: NodeConnectionResolver };
}
