import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';

/** Where a record was read. */
export interface Cited {
  /** Code of the source document. */
  readonly source: string;
  readonly locator: string;
}

export interface NewSession extends Cited {
  readonly heldOn: string;
  readonly place?: string | null;
  readonly chairPost?: string | null;
}

export interface NewSubjectReport extends Cited {
  /** The identity of a subject of the mission. */
  readonly unit: number;
  readonly reportedOn: string;
}

export interface NewMission extends Cited {
  readonly code: string;
  readonly title: string;
  readonly topic: string;
  /** The identity of the organ. */
  readonly organ: number;
  readonly teamName: string;
  readonly leadPost?: string | null;
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
  /** The identities of the units that it looks at. */
  readonly subjects: readonly number[];
  readonly sessions: readonly NewSession[];
  readonly reports: readonly NewSubjectReport[];
}

/** Adds a mission with its subjects, sessions and reports; answers its id. Its code must be new. */
export async function recordMission(client: Client, actor: string, mission: NewMission): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into oversight_mission (code, title, topic, organ_id, team_name, lead_post, period_from, period_to, source_id, locator)
     select n.code, n.title, n.topic, n.organ, n."teamName", n."leadPost", n."periodFrom", n."periodTo", d.id, n.locator
     from jsonb_to_record($1) as n(code text, title text, topic text, organ int, "teamName" text, "leadPost" text, "periodFrom" date,
       "periodTo" date, source text, locator text)
     join source_document d on d.code = n.source
     returning id`,
    [JSON.stringify(mission)],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`Nobody knows the source ${mission.source}.`);
  await client.query('insert into mission_subject (mission_id, unit_id) select $1, unnest($2::int[])', [id, mission.subjects]);
  await addSessions(client, id, mission.sessions);
  await addReports(client, id, mission.reports);
  await audit(client, { actor, command: 'oversight.recordMission', subject: mission.code, after: mission });
  return id;
}

const addSessions = (client: Client, mission: number, sessions: readonly NewSession[]) =>
  client.query(
    `insert into mission_session (mission_id, held_on, place, chair_post, source_id, locator)
     select $1, n."heldOn", n.place, n."chairPost", d.id, n.locator
     from jsonb_to_recordset($2) as n("heldOn" date, place text, "chairPost" text, source text, locator text)
     join source_document d on d.code = n.source`,
    [mission, JSON.stringify(sessions)],
  );

const addReports = (client: Client, mission: number, reports: readonly NewSubjectReport[]) =>
  client.query(
    `insert into subject_report (mission_id, unit_id, reported_on, source_id, locator)
     select $1, n.unit, n."reportedOn", d.id, n.locator
     from jsonb_to_recordset($2) as n(unit int, "reportedOn" date, source text, locator text)
     join source_document d on d.code = n.source`,
    [mission, JSON.stringify(reports)],
  );

/** Links a mission with all that a source states of its subjects; tells how many statements that are. */
export async function citeStatements(client: Client, actor: string, mission: number, source: string): Promise<number> {
  const { rowCount } = await client.query(
    `insert into mission_statement (mission_id, statement_id)
     select m.mission_id, s.id from mission_subject m join statement s on s.unit_id = m.unit_id
     join source_document d on d.id = s.source_id and d.code = $2
     where m.mission_id = $1 on conflict do nothing`,
    [mission, source],
  );
  await audit(client, { actor, command: 'oversight.citeStatements', subject: `mission ${mission}`, after: { source } });
  return rowCount ?? 0;
}
