import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { requireSources } from '../documents/index.js';

export interface NewInstrument {
  readonly code: string;
  readonly version: string;
  readonly name: string;
  readonly yearFrom?: number | null;
  readonly yearTo?: number | null;
  readonly levels?: readonly string[] | null;
  readonly note?: string | null;
  /** Code of the source document. */
  readonly source?: string | null;
  readonly locator?: string | null;
  /** In the order of the instrument. */
  readonly dimensions: readonly { readonly code: string; readonly name: string; readonly canonical?: string | null }[];
}

/** Adds instrument versions with their dimensions, or brings those with the same code and version up to date. */
export async function upsertInstruments(client: Client, actor: string, instruments: readonly NewInstrument[]): Promise<void> {
  await requireSources(
    client,
    instruments.map((instrument) => instrument.source),
  );
  const all = JSON.stringify(instruments);
  await client.query(
    `insert into survey_instrument (code, version, name, year_from, year_to, levels, note, source_id, locator)
     select n.code, n.version, n.name, n."yearFrom", n."yearTo", n.levels, n.note,
       (select d.id from source_document d where d.code = n.source), n.locator
     from jsonb_to_recordset($1) as n(code text, version text, name text, "yearFrom" int, "yearTo" int, levels text[], note text,
       source text, locator text)
     on conflict (code, version) do update set name = excluded.name, year_from = excluded.year_from, year_to = excluded.year_to,
       levels = excluded.levels, note = excluded.note, source_id = excluded.source_id, locator = excluded.locator`,
    [all],
  );
  await client.query(
    `insert into survey_dimension (instrument_id, code, name, position, canonical)
     select i.id, d ->> 'code', d ->> 'name', d_position, d ->> 'canonical'
     from jsonb_to_recordset($1) as n(code text, version text, dimensions jsonb)
     join survey_instrument i on i.code = n.code and i.version = n.version
     cross join lateral jsonb_array_elements(n.dimensions) with ordinality as e(d, d_position)
     order by i.id, d_position
     on conflict (instrument_id, code) do update set name = excluded.name, position = excluded.position, canonical = excluded.canonical`,
    [all],
  );
  const subject = instruments.map(({ code, version }) => `${code} ${version}`).join(', ');
  await audit(client, { actor, command: 'surveys.upsertInstruments', subject, after: instruments });
}

export interface NewQuestion {
  readonly code: string;
  readonly text: string;
  /** Code of the dimension of the same version. */
  readonly dimension?: string | null;
  readonly demo?: boolean;
  readonly options: readonly { readonly code: string; readonly label: string; readonly weight: number }[];
}

/** Adds questions with their options to an instrument version. */
export async function addQuestions(client: Client, actor: string, instrument: number, questions: readonly NewQuestion[]): Promise<void> {
  await client.query(
    `with asked as (
       insert into survey_question (instrument_id, dimension_id, code, text, demo)
       select $1, (select d.id from survey_dimension d where d.instrument_id = $1 and d.code = n.dimension), n.code, n.text,
         coalesce(n.demo, false)
       from jsonb_to_recordset($2) as n(code text, text text, dimension text, demo boolean)
       returning id, code
     )
     insert into survey_option (question_id, code, label, weight)
     select a.id, o.code, o.label, o.weight
     from jsonb_to_recordset($2) as n(code text, options jsonb)
     join asked a on a.code = n.code
     cross join lateral jsonb_to_recordset(n.options) as o(code text, label text, weight numeric)`,
    [instrument, JSON.stringify(questions)],
  );
  await audit(client, { actor, command: 'surveys.addQuestions', subject: `instrument ${instrument}`, after: questions });
}

/** The version of an instrument that holds in a year; an error where there is none. */
export async function instrumentVersion(client: Client, code: string, year: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>('select id from survey_instrument where code = $1 and years @> $2::int', [
    code,
    year,
  ]);
  if (!rows[0]) throw new Error(`No version of the survey instrument ${code} holds in ${year}.`);
  return rows[0].id;
}
