import type { Bucket } from './coverage.rules.js';
import { countsOf, isNothing, NO_FLOW, NO_STOCK, stockAfter, type Counts, type Flow } from './flow.rules.js';

/** A flow of one key in a part of the period; part 0 is all that came before it. */
export interface KeyedFlow<Key> {
  readonly key: Key;
  readonly bucket: number;
  readonly demo: boolean;
  readonly flow: Flow;
}

export interface KeyedCounts<Key> {
  readonly key: Key;
  readonly bucket: Bucket;
  readonly counts: Counts & { demo: boolean };
}

/**
 * The counts of each key in each part of the period, keys in the order of their first flow, parts in their order: stocks run on
 * through parts without a flow. Parts in which nothing is to be said are left out.
 */
export function seriesOf<Key>(
  flows: readonly KeyedFlow<Key>[],
  idOf: (key: Key) => string,
  buckets: readonly Bucket[],
): KeyedCounts<Key>[] {
  const groups = Map.groupBy(flows, (flow) => idOf(flow.key));
  return [...groups.values()].flatMap((group) => countsOfKey(group, buckets));
}

function countsOfKey<Key>(flows: readonly KeyedFlow<Key>[], buckets: readonly Bucket[]): KeyedCounts<Key>[] {
  const { key } = flows[0]!;
  const byBucket = new Map(flows.map((flow) => [flow.bucket, flow]));
  const before = byBucket.get(0);
  let stock = before ? stockAfter(NO_STOCK, before.flow) : NO_STOCK;
  let demo = before?.demo ?? false;
  const rows: KeyedCounts<Key>[] = [];
  for (const [at, bucket] of buckets.entries()) {
    const there = byBucket.get(at + 1);
    const flow = there?.flow ?? NO_FLOW;
    demo ||= there?.demo ?? false;
    const counts = { ...countsOf(stock, flow), demo };
    if (!isNothing(counts)) rows.push({ key, bucket, counts });
    stock = stockAfter(stock, flow);
  }
  return rows;
}
