import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { partyId, requireSources, type NewParty } from '../documents/index.js';
import type { EventKind, TaskStatus } from './plan.enums.js';

export interface NewEvent {
  readonly code: string;
  readonly kind: `${EventKind}`;
  readonly title: string;
  /** The identity of the unit, or words where the source does not say which it is; never both. */
  readonly unit?: number | null;
  readonly unresolvedUnit?: string | null;
  readonly year: number;
  readonly heldOn?: string | null;
  readonly heldText?: string | null;
  readonly place?: string | null;
  readonly chairPost?: string | null;
  /** Code of the source document; items and tasks are of the same one. */
  readonly source?: string | null;
  readonly locator?: string | null;
  readonly items: readonly NewEventItem[];
  readonly tasks?: readonly NewTask[];
}

interface NewEventItem {
  readonly kind: 'CONTENT' | 'PARTICIPANT';
  readonly text: string;
  /** Code of the plan that was its matter. */
  readonly plan?: string | null;
  readonly locator: string;
}

export interface NewTask {
  readonly text: string;
  readonly status?: `${TaskStatus}`;
  readonly owner?: NewParty | null;
  readonly dueBefore?: string | null;
  readonly locator: string;
}

/** Adds an event with what it was about, who took part and the tasks that came out of it; answers its id. */
export async function recordEvent(client: Client, actor: string, event: NewEvent): Promise<number> {
  await requireSources(client, [event.source]);
  const { rows } = await client.query<{ id: number }>(
    `insert into event (code, kind, title, unit_id, unresolved_unit, year, held_on, held_text, place, chair_post, source_id, locator)
     select n.code, n.kind, n.title, n.unit, n."unresolvedUnit", n.year, n."heldOn", n."heldText", n.place, n."chairPost",
       (select d.id from source_document d where d.code = n.source), n.locator
     from jsonb_to_record($1) as n(code text, kind text, title text, unit int, "unresolvedUnit" text, year int, "heldOn" date,
       "heldText" text, place text, "chairPost" text, source text, locator text)
     returning id`,
    [JSON.stringify(event)],
  );
  const { id } = rows[0]!;
  await client.query(
    `insert into event_item (event_id, kind, position, text, plan_id, source_id, locator)
     select e.id, i.item ->> 'kind', i.position, i.item ->> 'text', p.id, e.source_id, i.item ->> 'locator'
     from event e
     cross join jsonb_array_elements($2) with ordinality as i(item, position)
     left join plan p on p.code = i.item ->> 'plan'
     where e.id = $1 order by i.position`,
    [id, JSON.stringify(event.items)],
  );
  await addTasks(client, id, event.tasks ?? []);
  await audit(client, { actor, command: 'plans.recordEvent', subject: event.code, after: event });
  return id;
}

async function addTasks(client: Client, event: number, tasks: readonly NewTask[]): Promise<void> {
  const owned = [];
  for (const task of tasks) owned.push({ ...task, owner: task.owner ? await partyId(client, task.owner) : null });
  await client.query(
    `insert into task (event_id, position, text, status, unit_id, unresolved_unit, owner_id, assigned_on, due_before, source_id, locator)
     select e.id, t.position, t.task ->> 'text', coalesce(t.task ->> 'status', 'ASSIGNED'), e.unit_id, e.unresolved_unit,
       (t.task ->> 'owner')::int, e.held_on, (t.task ->> 'dueBefore')::date, e.source_id, t.task ->> 'locator'
     from event e cross join jsonb_array_elements($2) with ordinality as t(task, position)
     where e.id = $1 order by t.position`,
    [event, JSON.stringify(owned)],
  );
}
