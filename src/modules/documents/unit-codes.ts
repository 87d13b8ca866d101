import type { Client } from 'pg';

/** Who held a code on a day. */
export interface CodeOnDay {
  readonly code: string;
  readonly on: string;
}

/** The identities of units named by code and day, in the order asked; an unknown code is an error, never a gap. */
export async function unitsOfCodes(client: Client, keys: readonly CodeOnDay[]): Promise<number[]> {
  const { rows } = await client.query<{ code: string; on: string; unit: number | null }>(
    `select k.code, k.day as "on", v.unit_id as unit
     from unnest($1::text[], $2::date[]) with ordinality as k(code, day, slot)
     left join unit_version v on v.code = k.code and v.during @> k.day
     order by k.slot`,
    [keys.map((key) => key.code), keys.map((key) => key.on)],
  );
  return rows.map(({ code, on, unit }) => {
    if (unit === null) throw new Error(`Nobody held the unit code ${code} on ${on}.`);
    return unit;
  });
}
