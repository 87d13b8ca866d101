import type { RawBuilder } from 'kysely';
import type { Scope } from './viewer.js';

/**
 * The read side of one request: plain rows from one snapshot on one connection, so that all numbers of an answer
 * agree with each other. Dates come as `YYYY-MM-DD` strings, instants as `Date`, numerics as exact strings.
 */
export interface Reads {
  /** What the reader may see; statements over protected rows filter by it. */
  readonly scope: Scope;
  rows<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
}
