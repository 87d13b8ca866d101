import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { copyLine, copyLines } from '../../kernel/copy-lines.js';
import { checkedAtOnce } from '../../kernel/first-load.js';
import { reserveKeys } from '../../kernel/reserve-keys.js';
import { addMovements, openChanges } from './dossier-flow.commands.js';
import type { Channel, ResultKind, ServiceLevel } from './dossier.enums.js';
import { lifeCells, LIFE_COLUMNS } from './dossier-line.js';
import { instantText, lifeOf, localDay, type DossierEvent, type DossierLife } from './dossier.rules.js';
import { procedureFinder, procedureUnknown, type ProcedureFinder } from './procedure-finder.js';

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

/** Records dossiers into empty tables, with their roll-ups: indexes are built at the end, in one go. Codes come once. Answers how many came. */
export async function loadDossiers(client: Client, actor: string, dossiers: Batches): Promise<number> {
  await client.query('lock table dossier in share row exclusive mode');
  const procedures = await procedureFinder(client);
  const came = await checkedAtOnce(client, ['dossier', 'dossier_event', 'dossier_flow'], ['keys', 'indexes', 'foreign keys'], () =>
    recordFirst(client, dossiers, procedures),
  );
  await audit(client, { actor, command: 'dossiers.loadDossiers', subject: `${came} dossiers` });
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
    const entries = batch.map((dossier, at) => entry(dossier, procedures, first + came + at));
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

/** A dossier on its way into the tables, with the life that its events tell. */
interface Entry {
  readonly id: number;
  readonly dossier: NewDossier;
  readonly procedure: number;
  readonly life: DossierLife;
}

function entry(dossier: NewDossier, procedures: ProcedureFinder, id: number): Entry {
  const life = lifeOf(dossier.events);
  const on = localDay(life.submittedAt);
  const procedure = procedures(dossier.procedure, on);
  if (procedure === null) throw procedureUnknown(dossier.procedure, on);
  return { id, dossier, procedure, life };
}

const COLUMNS = `code, procedure_id, responsible_unit_id, receiving_unit_id, channel, service_level, due_on, result_kind, demo, source_id,
  locator, ${LIFE_COLUMNS}`;

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
    ...lifeCells(life),
  ]);

/** Written out, not cell by cell: these are the lines that come by the million. */
function eventLines({ id, dossier: { events, sourceId } }: Entry): string {
  const source = sourceId ?? String.raw`\N`;
  let lines = '';
  let seq = 0;
  for (const { state, at } of events) lines += `${id}\t${(seq += 1)}\t${state}\t${instantText(at)}\t${source}\n`;
  return lines;
}
const EVENTS = 'dossier_event (dossier_id, seq, state, at, source_id)';
