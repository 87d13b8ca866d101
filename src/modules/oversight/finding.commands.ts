import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import type { Cited } from './mission.commands.js';
import type { CauseKind, FindingKind } from './oversight.enums.js';

export interface NewCause {
  readonly kind?: `${CauseKind}` | null;
  readonly text: string;
  /** The id of a party. */
  readonly owner?: number | null;
  /** The id of a criterion. */
  readonly criterion?: number | null;
}

/** A finding with its causes, which stand at the same place of the source. Its subject is a unit or words, never both. */
export interface NewFinding extends Cited {
  readonly mission?: number | null;
  /** The identity of the subject. */
  readonly unit?: number | null;
  readonly unresolvedSubject?: string | null;
  readonly kind: `${FindingKind}`;
  readonly text: string;
  readonly criterion?: number | null;
  readonly foundOn: string;
  readonly causes?: readonly NewCause[];
}

/** Adds findings with their causes, in this order; answers their ids in the same order. */
export async function recordFindings(client: Client, actor: string, findings: readonly NewFinding[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `insert into oversight_finding (mission_id, unit_id, unresolved_subject, kind, text, criterion_id, found_on, source_id, locator)
     select n.mission, n.unit, n."unresolvedSubject", n.kind, n.text, n.criterion, n."foundOn", d.id, n.locator
     from rows from (jsonb_to_recordset($1) as (mission int, unit int, "unresolvedSubject" text, kind text, text text, criterion int,
       "foundOn" date, source text, locator text)) with ordinality as n(mission, unit, "unresolvedSubject", kind, text, criterion,
       "foundOn", source, locator, place)
     left join source_document d on d.code = n.source
     order by n.place
     returning id`,
    [JSON.stringify(findings)],
  );
  const ids = rows.map((row) => row.id);
  await addCauses(
    client,
    findings.flatMap(({ causes = [] }, at) => causes.map((cause, place) => ({ ...cause, finding: ids[at], ordinal: place + 1 }))),
  );
  await audit(client, { actor, command: 'oversight.recordFindings', subject: `${findings.length} findings`, after: findings });
  return ids;
}

const addCauses = (client: Client, causes: readonly object[]) =>
  client.query(
    `insert into finding_cause (finding_id, ordinal, kind, text, owner_id, criterion_id, source_id, locator)
     select n.finding, n.ordinal, n.kind, n.text, n.owner, n.criterion, f.source_id, f.locator
     from jsonb_to_recordset($1) as n(finding int, ordinal int, kind text, text text, owner int, criterion int)
     join oversight_finding f on f.id = n.finding
     order by n.finding, n.ordinal`,
    [JSON.stringify(causes)],
  );
