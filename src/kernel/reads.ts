import type { RawBuilder } from 'kysely';

/**
 * The read side of one request: plain rows from one snapshot on one connection, so that all numbers of an answer
 * agree with each other. Dates come as `YYYY-MM-DD` strings, instants as `Date`, numerics as exact strings.
 */
export interface Reads {
  rows<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
}
