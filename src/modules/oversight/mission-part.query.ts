import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';

export interface SubjectRow {
  mission: number;
  /** The identity of the unit. */
  unit: number;
}

/** The subjects of missions, in the order of their identities. */
export const subjectsOfMissions = (reads: Reads, missions: readonly number[]) =>
  reads.rows(sql<SubjectRow>`
    select s.mission_id as mission, s.unit_id as unit from mission_subject s
    where s.mission_id = any(${missions}::int[]) order by s.mission_id, s.unit_id`);

export interface SessionRow {
  mission: number;
  heldOn: string;
  place: string | null;
  chairPost: string | null;
  sourceId: number | null;
  locator: string | null;
}

/** The sessions of missions, first to last. */
export const sessionsOfMissions = (reads: Reads, missions: readonly number[]) =>
  reads.rows(sql<SessionRow>`
    select w.mission_id as mission, w.held_on as "heldOn", w.place, w.chair_post as "chairPost", w.source_id as "sourceId", w.locator
    from mission_session w where w.mission_id = any(${missions}::int[]) order by w.mission_id, w.held_on, w.id`);

export interface SubjectReportRow {
  mission: number;
  /** The identity of the unit that reported. */
  unit: number;
  reportedOn: string;
  sourceId: number | null;
  locator: string | null;
}

/** The reports that missions were given, first to last. */
export const reportsOfMissions = (reads: Reads, missions: readonly number[]) =>
  reads.rows(sql<SubjectReportRow>`
    select r.mission_id as mission, r.unit_id as unit, r.reported_on as "reportedOn", r.source_id as "sourceId", r.locator
    from subject_report r where r.mission_id = any(${missions}::int[]) order by r.mission_id, r.reported_on, r.id`);

/** The keys of the statements made before missions, in the order in which they were recorded. */
export const statementsOfMissions = (reads: Reads, missions: readonly number[]) =>
  reads.rows(sql<{ mission: number; statement: number }>`
    select l.mission_id as mission, l.statement_id as statement from mission_statement l
    where l.mission_id = any(${missions}::int[]) order by l.mission_id, l.statement_id`);
