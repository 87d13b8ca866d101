import type { LoaderDefinition } from './loaders.js';
import type { NodeReader } from './module.js';
import type { Reads } from './reads.js';

/** The reader of `node(id:)` for a type whose global id carries the row's number; null for a key that is none. */
export const nodeByNumber =
  <Row extends object>(byKey: LoaderDefinition<Reads, number, Row | null>): NodeReader =>
  async (context, key) =>
    /^[1-9]\d{0,8}$/.test(key) ? context.loaders.load(byKey, Number(key)) : null;
