import type { Client } from 'pg';

export interface NewParty {
  readonly name: string;
  /** The identity of the unit; absent for a party that is only a name. */
  readonly unit?: number | null;
}

/**
 * The id of a party, made if it is not there yet. A party is a value, not a record: whoever names it writes the audit
 * row of the record.
 */
export async function partyId(client: Client, { name, unit = null }: NewParty): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `with made as (
       insert into party (name, unit_id) values ($1, $2) on conflict (name, unit_id) do nothing returning id
     )
     select id from made union all select id from party where name = $1 and unit_id is not distinct from $2 limit 1`,
    [name, unit],
  );
  return rows[0]!.id;
}

/** The ids of parties in the order given, each made if it is not there yet; for transactions that see what others commit. See `partyId`. */
export async function partyIds(client: Client, parties: readonly NewParty[]): Promise<number[]> {
  const given = JSON.stringify(parties);
  await client.query(
    `insert into party (name, unit_id) select distinct name, unit from jsonb_to_recordset($1) as g(name text, unit int)
     on conflict (name, unit_id) do nothing`,
    [given],
  );
  const { rows } = await client.query<{ id: number }>(
    `select p.id from rows from (jsonb_to_recordset($1) as (name text, unit int)) with ordinality as g(name, unit, place)
     join party p on p.name = g.name and p.unit_id is not distinct from g.unit order by g.place`,
    [given],
  );
  return rows.map(({ id }) => id);
}
