import { query } from '../../kit/databases.js';
import type { Asker, TestHub } from '../../kit/hub.js';
import { send, type Sent } from './files.js';

/** A row of a table by the Vietnamese titles of its columns; what is left out is an empty cell. */
export type Filled = Readonly<Record<string, string>>;

/** A template of a dataset, as the hub hands it out, with rows filled in. */
export async function filled(hub: TestHub, dataset: string, rows: readonly Filled[]): Promise<string> {
  const template = await (await fetch(`${hub.url}/templates/${dataset}.csv`)).text();
  const titles = template.replace('\uFEFF', '').trim().split(',');
  const lines = rows.map((row) => {
    const unknown = Object.keys(row).filter((title) => !titles.includes(title));
    if (unknown.length > 0) throw new Error(`The template of ${dataset} has no column ${unknown.join(', ')}.`);
    return titles.map((title) => `"${(row[title] ?? '').replaceAll('"', '""')}"`).join(',');
  });
  return `${template.trimEnd()}\r\n${lines.join('\r\n')}\r\n`;
}

/** Sends such a table to be written, with all its rows or none of them. */
export const sendRows = async (
  hub: TestHub,
  asker: Asker,
  dataset: string,
  rows: readonly Filled[],
  words = 'mode=COMMIT&atomicity=ALL',
): Promise<Sent> => send(hub, asker, `${dataset}?${words}`, await filled(hub, dataset, rows));

/** What the hub says is wrong with rows: code and rows of each complaint. */
export async function complaintsAbout(hub: TestHub, asker: Asker, dataset: string, rows: readonly Filled[]) {
  const { report } = await sendRows(hub, asker, dataset, rows, 'mode=VALIDATE');
  return report.complaints.map(({ code, rows: at }) => [code, ...at]);
}

/** Takes an import back; answers its status and what stays of it. */
export async function takenBack(hub: TestHub, asker: Asker, job: string) {
  const { data, errors } = await hub.askAs(
    asker,
    `mutation Back($id: ID!) { revertImport(id: $id) { status reversal { restored kept { relation reason count } } } }`,
    { id: job },
  );
  if (errors) throw new Error(errors[0]!.message);
  return data.revertImport as { status: string; reversal: { restored: number; kept: unknown[] } };
}

/** All rows of tables as they are stored, by table; `without` are columns that may differ. */
export async function stored(hub: TestHub, tables: readonly string[], without: readonly string[] = []): Promise<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  for (const table of tables) {
    const rows = await query(hub.databaseUrl, `select to_jsonb(t) - $1::text[] as row from ${table} t order by 1`, [without]);
    entries.push([table, rows.map(({ row }) => row)]);
  }
  return Object.fromEntries(entries);
}

/** The same in two numbers a table, for tables of many rows. */
export async function fingerprints(
  hub: TestHub,
  tables: readonly string[],
  without: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  for (const table of tables) {
    const [row] = await query(
      hub.databaseUrl,
      `select count(*)::int as rows, sum(hashtextextended((to_jsonb(t) - $1::text[])::text, 0)::numeric) as print from ${table} t`,
      [without],
    );
    entries.push([table, row]);
  }
  return Object.fromEntries(entries);
}
