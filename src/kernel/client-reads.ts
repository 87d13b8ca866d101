import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Client } from 'pg';
import type { Reads } from './reads.js';
import { WHOLE_SCOPE } from './viewer.js';

/** Turns statements into text and parameters; it never connects. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The reads of a command: in its own transaction, so that it sees what it has written. */
export const clientReads = (client: Pick<Client, 'query'>): Reads => ({
  scope: WHOLE_SCOPE,
  async rows<Row>(statement: Parameters<Reads['rows']>[0]): Promise<Row[]> {
    const { sql, parameters } = statement.compile(compiler);
    return (await client.query(sql, [...parameters])).rows as Row[];
  },
});
