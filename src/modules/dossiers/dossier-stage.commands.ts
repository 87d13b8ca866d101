import { Readable } from 'node:stream';
import type { Client } from 'pg';
import { copyLine, copyLines, type Cell } from '../../kernel/copy-lines.js';
import { reserveKeys } from '../../kernel/reserve-keys.js';
import { addMovements, noteMovements, openChanges } from './dossier-flow.commands.js';
import type { Channel, ResultKind, ServiceLevel } from './dossier.enums.js';
import { lifeCells, LIFE_COLUMNS } from './dossier-line.js';
import { instantText, lifeOf, type DossierEvent } from './dossier.rules.js';
import { settleStage, type StageOutcome } from './dossier-stage.settle.js';

/** Where in a file a row stands, and its place among all rows of the file. */
export interface StatedAt {
  readonly n: number;
  readonly sheet: string | null;
  readonly row: number;
}

/** A dossier as somebody states it; what is null is not said, and leaves what is there as it is. */
export interface StatedDossier extends StatedAt {
  readonly code: string;
  /** Key of the procedure. */
  readonly procedure: number | null;
  /** Identities of units. */
  readonly responsibleUnit: number | null;
  readonly receivingUnit: number | null;
  readonly channel: `${Channel}` | null;
  readonly serviceLevel: `${ServiceLevel}` | null;
  readonly dueOn: string | null;
  readonly resultKind: `${ResultKind}` | null;
  /** Of states 1, 2, 9 and 10 there is one each: another time for one of them corrects the one that is there. */
  readonly events: readonly DossierEvent[];
}

/** An event of a dossier that is there. */
export interface StatedEvent extends StatedAt, DossierEvent {
  readonly code: string;
  /** It is not so: the event is to be withdrawn. */
  readonly withdrawn: boolean;
  /** How the dossier ended, where this event ended it. */
  readonly resultKind: `${ResultKind}` | null;
}

/** Locators as `locatorOf` of an import writes them. */
const locator = (of: string): string => `case when ${of}.sheet is null then 'row ' || ${of}.row else ${of}.sheet || '!' || ${of}.row end`;

const TABLES = `
  create temporary table staged_dossier (n integer not null, sheet text, row integer not null, code text collate "C" not null, procedure_id integer,
    responsible_unit_id integer, receiving_unit_id integer, channel text collate "C", service_level text collate "C", due_on date,
    result_kind text collate "C", state smallint, state_at timestamptz, submitted_at timestamptz, refused_at timestamptz, received_at timestamptz,
    closed_at timestamptz, closing_state smallint, paused datemultirange) on commit drop;
  create temporary table staged_event (n integer not null, seq smallint not null, sheet text, row integer not null, state smallint not null,
    at timestamptz not null) on commit drop;
  create temporary table stated_event (n integer not null, sheet text, row integer not null, code text collate "C" not null, state smallint not null,
    at timestamptz not null, withdrawn boolean not null, result_kind text collate "C") on commit drop;
  create temporary table withdrawn_event (dossier_id integer not null, seq smallint not null, n integer not null, sheet text, row integer not null)
    on commit drop`;

/** In characters. */
const PIECE = 1 << 20;

/** Dossiers and events on their way in: stated, then settled beside what is there, then written. In the transaction of the client. */
export class DossierStage {
  readonly #client: Client;
  /** The rows before on their way: PostgreSQL takes them in while the next are made. */
  #pending: Promise<void> = Promise.resolve();
  /** Lines of COPY that wait to be as many as make a COPY worth its beginning. */
  #dossiers = '';
  #events = '';
  #stated = '';

  private constructor(client: Client) {
    this.#client = client;
  }

  static async open(client: Client): Promise<DossierStage> {
    await client.query(TABLES);
    return new DossierStage(client);
  }

  /** States dossiers, some at a time. */
  async addDossiers(dossiers: readonly StatedDossier[]): Promise<void> {
    for (const dossier of dossiers) {
      this.#dossiers += dossierLine(dossier);
      this.#events += eventLines(dossier);
    }
    if (this.#dossiers.length + this.#events.length >= PIECE) await this.#sendDossiers();
  }

  /** States events of dossiers, some at a time. */
  async addEvents(events: readonly StatedEvent[]): Promise<void> {
    for (const event of events) this.#stated += statedEventLine(event);
    if (this.#stated.length >= PIECE) await this.#sendEvents();
  }

  async #sendDossiers(): Promise<void> {
    const [dossiers, events] = [Buffer.from(this.#dossiers), Buffer.from(this.#events)];
    this.#dossiers = '';
    this.#events = '';
    await this.#send(async () => {
      await copyLines(this.#client, `staged_dossier (${STAGED_COLUMNS}, ${LIFE_COLUMNS})`, Readable.from([dossiers]));
      await copyLines(this.#client, 'staged_event (n, seq, sheet, row, state, at)', Readable.from([events]));
    });
  }

  async #sendEvents(): Promise<void> {
    const lines = Buffer.from(this.#stated);
    this.#stated = '';
    await this.#send(() => copyLines(this.#client, `stated_event (${STATED_COLUMNS})`, Readable.from([lines])));
  }

  /** Waits for what is on its way, not for what it sends. */
  async #send(copy: () => Promise<void>): Promise<void> {
    await this.#pending;
    this.#pending = copy();
    this.#pending.catch(() => {}); // heard where it is awaited
  }

  /**
   * Compares with what is there, and locks it until the transaction ends. `may` says whose records may be written: of a dossier that is
   * there, of its responsible unit.
   */
  async settle(may: (unit: number) => boolean): Promise<StageOutcome> {
    await this.#sendDossiers();
    await this.#sendEvents();
    await this.#pending;
    return settleStage(this.#client, may);
  }

  /** Writes what is new or changed, citing a source document by its key, and the roll-ups with it. */
  async write(sourceId: number): Promise<void> {
    const client = this.#client;
    const { rows } = await client.query<{ fresh: number; changed: number[] }>(
      `select count(*) filter (where id is null)::int as fresh, coalesce(array_agg(id) filter (where id is not null and changed), '{}') as changed
       from taken_dossier`,
    );
    const { fresh, changed } = rows[0]!;
    await openChanges(client);
    await noteMovements(client, changed);
    if (changed.length > 0) await this.#writeChanged(sourceId);
    const first = fresh === 0 ? 0 : await this.#writeFresh(fresh, sourceId);
    await addMovements(client, { first, count: fresh, changed });
  }

  async #writeFresh(count: number, sourceId: number): Promise<number> {
    const client = this.#client;
    const first = await reserveKeys(client, 'dossier', count);
    await client.query(
      `create temporary table fresh_dossier on commit drop as
       select n, (${first} + row_number() over (order by n) - 1)::int as id from taken_dossier where id is null`,
    );
    await client.query('analyze fresh_dossier');
    await client.query(
      `insert into dossier (id, code, procedure_id, responsible_unit_id, receiving_unit_id, channel, service_level, due_on, result_kind, source_id,
         locator, ${LIFE_COLUMNS})
       select f.id, s.code, s.procedure_id, s.responsible_unit_id, coalesce(s.receiving_unit_id, s.responsible_unit_id), s.channel, s.service_level,
         s.due_on, s.result_kind, $1, ${locator('s')}, ${LIFE_COLUMNS.replaceAll(/\w+/gu, 's.$&')}
       from fresh_dossier f join staged_dossier s on s.n = f.n order by f.id`,
      [sourceId],
    );
    await client.query(
      `insert into dossier_event (dossier_id, seq, state, at, source_id, locator)
       select f.id, e.seq, e.state, e.at, $1, ${locator('e')} from fresh_dossier f join staged_event e on e.n = f.n order by f.id, e.seq`,
      [sourceId],
    );
    await client.query('drop table fresh_dossier');
    return first;
  }

  async #writeChanged(sourceId: number): Promise<void> {
    const client = this.#client;
    await client.query(
      `update dossier_event e set withdrawn_source_id = $1, withdrawn_locator = ${locator('w')}
       from withdrawn_event w where w.dossier_id = e.dossier_id and w.seq = e.seq`,
      [sourceId],
    );
    await client.query(
      `insert into dossier_event (dossier_id, seq, state, at, source_id, locator)
       select t.id, (select coalesce(max(x.seq), 0) from dossier_event x where x.dossier_id = t.id)
         + row_number() over (partition by t.id order by e.seq, e.row), e.state, e.at, $1, ${locator('e')}
       from taken_dossier t join staged_event e on e.n = t.n where t.id is not null and t.changed`,
      [sourceId],
    );
    await client.query(UPDATE_CHANGED, [sourceId]);
  }
}

const STATED_COLUMNS = 'n, sheet, row, code, state, at, withdrawn, result_kind';
const STAGED_COLUMNS = `n, sheet, row, code, procedure_id, responsible_unit_id, receiving_unit_id, channel, service_level, due_on, result_kind`;

/** Every changed dossier is written, also where only its events are more, so that it is seen who touched it last. */
const UPDATE_CHANGED = `
  update dossier d set procedure_id = coalesce(s.procedure_id, d.procedure_id), responsible_unit_id = coalesce(s.responsible_unit_id, d.responsible_unit_id),
    receiving_unit_id = coalesce(s.receiving_unit_id, d.receiving_unit_id), channel = coalesce(s.channel, d.channel),
    service_level = coalesce(s.service_level, d.service_level), due_on = coalesce(s.due_on, d.due_on),
    result_kind = coalesce(s.result_kind, d.result_kind),
    source_id = case when t.restated then $1 else d.source_id end, locator = case when t.restated then ${locator('s')} else d.locator end,
    (${LIFE_COLUMNS}) = (select ${LIFE_COLUMNS.replaceAll(/\w+/gu, 'l.$&')} from dossier_life l where l.dossier_id = d.id)
  from taken_dossier t join staged_dossier s on s.n = t.n
  where d.id = t.id and t.changed`;

function dossierLine(dossier: StatedDossier): string {
  const life = dossier.events.length === 0 ? null : lifeOf(dossier.events);
  const stated: readonly Cell[] = [
    dossier.n,
    dossier.sheet,
    dossier.row,
    dossier.code,
    dossier.procedure,
    dossier.responsibleUnit,
    dossier.receivingUnit,
    dossier.channel,
    dossier.serviceLevel,
    dossier.dueOn,
    dossier.resultKind,
  ];
  return copyLine([...stated, ...lifeCells(life)]);
}

/** Written out, not cell by cell: these are the lines that come by the million. */
function eventLines({ n, sheet, row, events }: StatedDossier): string {
  const place = copyLine([sheet, row]).slice(0, -1);
  let lines = '';
  let seq = 0;
  for (const { state, at } of events) lines += `${n}\t${(seq += 1)}\t${place}\t${state}\t${instantText(at)}\n`;
  return lines;
}

const statedEventLine = ({ n, sheet, row, code, state, at, withdrawn, resultKind }: StatedEvent): string =>
  copyLine([n, sheet, row, code, state, instantText(at), withdrawn, resultKind]);
