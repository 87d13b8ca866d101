import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { copyLine, copyLines } from '../../kernel/copy-lines.js';
import { checkedAtOnce } from '../../kernel/first-load.js';
import { reserveKeys } from '../../kernel/reserve-keys.js';
import { addMovements, noteMovements, openChanges } from './dossier-flow.commands.js';
import type { Channel, ResultKind, ServiceLevel } from './dossier.enums.js';
import { instantText, lifeOf, localDay, type DaySpan, type DossierEvent, type DossierLife } from './dossier.rules.js';
import { procedureFinder, type ProcedureFinder } from './procedure-finder.js';

/** A dossier by natural keys, with at least one event. */
export interface NewDossier {
  readonly code: string;
  /** Code of the procedure as the catalogue had it on the day of the first event. */
  readonly procedure: string;
  /** Identity of the unit that has to answer it, and for which it counts. */
  readonly responsibleUnit: number;
  /** Identity of the unit that took it in. */
  readonly receivingUnit: number;
  readonly channel: `${Channel}`;
  readonly serviceLevel: `${ServiceLevel}` | null;
  readonly dueOn: string | null;
  readonly resultKind: `${ResultKind}` | null;
  readonly events: readonly DossierEvent[];
  readonly demo?: boolean;
  readonly sourceId?: number | null;
  readonly locator?: string | null;
}

/** Dossiers as they come, some thousands at a time. */
export type Batches = Iterable<readonly NewDossier[]> | AsyncIterable<readonly NewDossier[]>;

export interface Recording {
  /** Promises an empty table and codes that come once: indexes are then built at the end, in one go. */
  readonly firstLoad?: boolean;
}

/**
 * Adds dossiers, or brings those with the same code up to date: their attributes, and the events that are not there yet. The
 * roll-ups follow in the same transaction. One recording at a time; answers how many dossiers came.
 */
export async function recordDossiers(
  client: Client,
  actor: string,
  dossiers: Batches,
  { firstLoad = false }: Recording = {},
): Promise<number> {
  await client.query('lock table dossier in share row exclusive mode');
  const procedures = await procedureFinder(client);
  const came = firstLoad
    ? await checkedAtOnce(client, ['dossier', 'dossier_event', 'dossier_flow'], ['keys', 'indexes', 'foreign keys'], () =>
        recordFirst(client, dossiers, procedures),
      )
    : await recordMore(client, dossiers, procedures);
  await audit(client, { actor, command: 'dossiers.recordDossiers', subject: `${came} dossiers` });
  return came;
}

/** Dossiers beside those that are there, or in their place. */
async function recordMore(client: Client, dossiers: Batches, procedures: ProcedureFinder): Promise<number> {
  let came = 0;
  const touched = new Set<number>();
  await openChanges(client);
  for await (const batch of dossiers) {
    came += batch.length;
    for (const part of withCodesOnce(batch)) await recordBatch(client, part, procedures, touched);
  }
  await addMovements(client, [...touched]);
  return came;
}

/** So many batches go out in one pair of COPYs: beginning one takes a millisecond, and what waits is to stay small. */
const BATCHES_A_PIECE = 8;

/** Lines on their way out, a buffer a batch. As text they would live on as the small strings that they are made of. */
interface Piece {
  readonly dossiers: Buffer[];
  readonly events: Buffer[];
}

/** Dossiers into an empty table, piece by piece: PostgreSQL takes one in while the next is made. */
async function recordFirst(client: Client, dossiers: Batches, procedures: ProcedureFinder): Promise<number> {
  const first = await reserveKeys(client, 'dossier', 1);
  let came = 0;
  let piece: Piece = { dossiers: [], events: [] };
  let taken = Promise.resolve();
  for await (const batch of dossiers) {
    const entries = batch.map((dossier, at) => entry(dossier, procedures, { id: first + came + at, events: [] }));
    came += batch.length;
    piece.dossiers.push(Buffer.from(entries.map(dossierLine).join('')));
    piece.events.push(Buffer.from(entries.map(eventLines).join('')));
    await setImmediate(); // lets the piece before go on its way
    if (piece.dossiers.length < BATCHES_A_PIECE) continue;
    await taken;
    taken = copyPiece(client, piece);
    taken.catch(() => {}); // heard where it is awaited
    piece = { dossiers: [], events: [] };
  }
  await taken;
  await copyPiece(client, piece);
  if (came > 1) await reserveKeys(client, 'dossier', came - 1);
  await openChanges(client);
  await addMovements(client, 'all');
  return came;
}

async function copyPiece(client: Client, { dossiers, events }: Piece): Promise<void> {
  await copyLines(client, `dossier (id, ${COLUMNS})`, Readable.from(dossiers));
  await copyLines(client, EVENTS, Readable.from(events));
}

/** A batch in parts in which each code comes once, so that the second time finds the first one known. */
function* withCodesOnce(batch: readonly NewDossier[]): Generator<NewDossier[]> {
  let part: NewDossier[] = [];
  let codes = new Set<string>();
  for (const dossier of batch) {
    if (codes.has(dossier.code)) {
      yield part;
      part = [];
      codes = new Set();
    }
    part.push(dossier);
    codes.add(dossier.code);
  }
  if (part.length > 0) yield part;
}

/** A dossier on its way into the tables, with the events that are not there yet and the life that all of them tell. */
interface Entry {
  readonly id: number;
  readonly dossier: NewDossier;
  readonly procedure: number;
  readonly lastSeq: number;
  readonly newEvents: readonly DossierEvent[];
  readonly life: DossierLife;
}

/** `touched` takes the dossiers of the batch. */
async function recordBatch(client: Client, batch: readonly NewDossier[], procedures: ProcedureFinder, touched: Set<number>): Promise<void> {
  const known = await knownDossiers(client, batch);
  const fresh = batch.filter((dossier) => !known.has(dossier.code));
  const ids = await newIds(client, fresh.length);
  const added = fresh.map((dossier, at) => entry(dossier, procedures, { id: ids[at]!, events: [] }));
  const changed = batch.filter((dossier) => known.has(dossier.code)).map((dossier) => entry(dossier, procedures, known.get(dossier.code)!));
  const first = changed.map(({ id }) => id).filter((id) => !touched.has(id));
  await noteMovements(client, first);
  for (const id of [...first, ...ids]) touched.add(id);
  await copyLines(client, `dossier (id, ${COLUMNS})`, added.map(dossierLine));
  await update(client, changed);
  await copyLines(client, EVENTS, [...added, ...changed].map(eventLines));
}

interface Known {
  readonly id: number;
  /** In the order of recording. */
  readonly events: readonly DossierEvent[];
}

async function knownDossiers(client: Client, batch: readonly NewDossier[]): Promise<Map<string, Known>> {
  const { rows } = await client.query<{ id: number; code: string; states: number[]; instants: Date[] }>(
    `select d.id, d.code, array_agg(e.state order by e.seq) as states, array_agg(e.at order by e.seq) as instants
     from dossier d join dossier_event e on e.dossier_id = d.id where d.code = any($1) group by d.id`,
    [batch.map((dossier) => dossier.code)],
  );
  return new Map(
    rows.map(({ id, code, states, instants }) => [code, { id, events: states.map((state, at) => ({ state, at: instants[at]! })) }]),
  );
}

async function newIds(client: Client, count: number): Promise<number[]> {
  if (count === 0) return [];
  const first = await reserveKeys(client, 'dossier', count);
  return Array.from({ length: count }, (_, at) => first + at);
}

function entry(dossier: NewDossier, procedures: ProcedureFinder, { id, events }: Known): Entry {
  const newEvents = events.length === 0 ? dossier.events : unknownOf(dossier.events, events);
  const life = lifeOf(events.length === 0 ? newEvents : [...events, ...newEvents]);
  return { id, dossier, procedure: procedures(dossier.procedure, localDay(life.submittedAt)), lastSeq: events.length, newEvents, life };
}

function unknownOf(events: readonly DossierEvent[], known: readonly DossierEvent[]): readonly DossierEvent[] {
  const there = new Set(known.map(eventKey));
  return events.filter((event) => !there.has(eventKey(event)));
}

const eventKey = ({ state, at }: DossierEvent): string => `${state}@${at.getTime()}`;

const COLUMNS = `code, procedure_id, responsible_unit_id, receiving_unit_id, channel, service_level, due_on, result_kind, demo, source_id,
  locator, state, state_at, submitted_at, refused_at, received_at, closed_at, closing_state, paused`;

const instant = (at: Date | null): string | null => (at === null ? null : instantText(at));
const multirange = (spans: readonly DaySpan[]): string =>
  spans.length === 0 ? '{}' : `{${spans.map(({ from, until }) => `[${from},${until ?? ''})`).join()}}`;

/** An entry in the order of `id` and COLUMNS. */
const dossierLine = ({ id, dossier, procedure, life }: Entry): string =>
  copyLine([
    id,
    dossier.code,
    procedure,
    dossier.responsibleUnit,
    dossier.receivingUnit,
    dossier.channel,
    dossier.serviceLevel,
    dossier.dueOn,
    dossier.resultKind,
    dossier.demo ?? false,
    dossier.sourceId,
    dossier.locator,
    life.state,
    instant(life.stateAt),
    instant(life.submittedAt),
    instant(life.refusedAt),
    instant(life.receivedAt),
    instant(life.closedAt),
    life.closingState,
    multirange(life.paused),
  ]);

/** Written out, not cell by cell: these are the lines that come by the million. */
function eventLines({ id, lastSeq, newEvents }: Entry): string {
  let lines = '';
  let seq = lastSeq;
  for (const { state, at } of newEvents) lines += `${id}\t${(seq += 1)}\t${state}\t${instantText(at)}\n`;
  return lines;
}
const EVENTS = 'dossier_event (dossier_id, seq, state, at)';

async function update(client: Client, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await client.query('create temporary table changed (like dossier including generated) on commit drop');
  await copyLines(client, `changed (id, ${COLUMNS})`, entries.map(dossierLine));
  await client.query(
    `update dossier d set (${COLUMNS}) = (select ${COLUMNS} from changed c where c.id = d.id) where d.id in (select id from changed)`,
  );
  await client.query('drop table changed');
}
