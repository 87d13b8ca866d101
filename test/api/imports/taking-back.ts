import { snapshotReads } from '../../../src/database/snapshot.js';
import { modules } from '../../../src/hub.js';
import { WHOLE_SCOPE } from '../../../src/kernel/viewer.js';
import { query } from '../../kit/databases.js';
import type { Asker, TestHub } from '../../kit/hub.js';

/** What became of a job that was taken back. */
export interface TakenBack {
  readonly status: string;
  readonly reversal: { readonly restored: number; readonly kept: readonly { relation: string; reason: string; count: number }[] };
}

/** Takes a job back as somebody. */
export async function takeBack(hub: TestHub, asker: Asker, job: string): Promise<TakenBack> {
  const REVERT = 'mutation Revert($id: ID!) { revertImport(id: $id) { status reversal { restored kept { relation reason count } } } }';
  const { data, errors } = await hub.askAs(asker, REVERT, { id: job });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.revertImport;
}

/** All rows of tables as they are, for comparing. */
export async function rowsOf(hub: TestHub, tables: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const all: [string, unknown][] = [];
  for (const table of tables) {
    const [row] = await query(
      hub.databaseUrl,
      `select count(*)::int as count, md5(string_agg(t::text, e'\\n' order by t::text)) as print from ${table} t`,
    );
    all.push([table, row]);
  }
  return Object.fromEntries(all);
}

/** What a recount finds wrong. */
export async function differences(hub: TestHub, title: string): Promise<readonly string[]> {
  const recount = modules.flatMap(({ recounts }) => recounts ?? []).find((one) => one.title === title)!;
  const reads = snapshotReads(hub.orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 120_000 });
  try {
    return await recount.differences(reads);
  } finally {
    await reads.close();
  }
}
