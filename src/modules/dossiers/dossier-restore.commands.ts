import type { Restorable, Restoring } from '../../kernel/restore.js';
import { addMovements, noteMovements, openChanges } from './dossier-flow.commands.js';

const TOUCHED = `select id from restoring where relation = 'dossier'`;

/** Dossiers with their events; the roll-ups follow. Events of a dossier that somebody has touched since stay with it. */
export const dossiersRestorable: Restorable = {
  relations: ['dossier'],
  async before({ client, transactionId }) {
    await openChanges(client);
    await noteMovements(client, await touched({ client }));
    const own = `from dossier d where d.id in (${TOUCHED}) and d.xmin = $1::xid8::xid and e.dossier_id = d.id and e.xmin = $1::xid8::xid`;
    await client.query(`select set_config('hub.reverting', 'on', true)`);
    await client.query(`delete ${own.replace('from', 'from dossier_event e using')} and e.withdrawn_source_id is null`, [transactionId]);
    await client.query(
      `update dossier_event e set withdrawn_source_id = null, withdrawn_locator = null ${own} and e.withdrawn_source_id is not null`,
      [transactionId],
    );
  },
  async after({ client }) {
    await client.query(`select set_config('hub.reverting', '', true)`);
    await addMovements(client, { first: 0, count: 0, changed: await touched({ client }) });
  },
};

async function touched({ client }: Pick<Restoring, 'client'>): Promise<readonly number[]> {
  const { rows } = await client.query<{ ids: number[] }>(`select coalesce(array_agg(id), '{}') as ids from (${TOUCHED}) t`);
  return rows[0]!.ids;
}
