import { clientReads } from '../../kernel/client-reads.js';
import { recordsWritten } from '../access/index.js';
import { DossierStage, localDay, procedureFinder, type StatedDossier, type Unsettled } from '../dossiers/index.js';
import { dossierDraft, type DossierDraft } from './dossier-row.rules.js';
import type { Intake, IntakeRun, Settled } from './intake.js';
import {
  dossierNotYours,
  dossierTwice,
  dossierUnknown,
  dossierWithoutDate,
  eventUnknown,
  notYours,
  procedureNotFound,
  type RowComplaint,
} from './row-complaint.rules.js';
import { UnitDirectory, type UnitDays, type UnitWords } from './unit-directory.js';

/** Asks once for each unit whether its records may be written. */
export function mayWrite({ viewer }: Pick<IntakeRun, 'viewer'>): (unit: number) => boolean {
  const known = new Map<number, boolean>();
  return (unit) => {
    const may = known.get(unit) ?? recordsWritten(viewer, unit);
    known.set(unit, may);
    return may;
  };
}

const COMPLAINTS: Readonly<Record<Unsettled['problem'], (row: Unsettled) => RowComplaint>> = {
  DOSSIER_TWICE: (row) => dossierTwice(row, row.code, row.firstRow!),
  NOT_YOURS: (row) => dossierNotYours(row, row.code),
  DOSSIER_UNKNOWN: (row) => dossierUnknown(row, row.code),
  DOSSIER_WITHOUT_DATE: (row) => dossierWithoutDate(row, row.code),
  EVENT_UNKNOWN: (row) => eventUnknown(row, row.code),
};

/** What becomes of the rows of a stage. */
export async function settled(stage: DossierStage, may: (unit: number) => boolean): Promise<Settled> {
  const { unsettled, ...counts } = await stage.settle(may);
  return { ...counts, complaints: unsettled.map((row) => COMPLAINTS[row.problem](row)) };
}

/** Takes in dossiers, whatever their number: rows go on to the database as they come. */
export async function dossierIntake(run: IntakeRun): Promise<Intake> {
  const stage = await DossierStage.open(run.client);
  const procedures = await procedureFinder(run.client);
  const units = new UnitDirectory(clientReads(run.client));
  const may = mayWrite(run);
  let n = 0;

  /** The dossier with what its row names, or why it cannot be. */
  function placed(draft: DossierDraft): StatedDossier | RowComplaint {
    const { events, code, sheet, row } = draft;
    const days = daysOf(events, run.now);
    const unit = units.find(draft, draft.unit, days);
    if ('message' in unit) return unit;
    if (!may(unit.unit)) return notYours(draft, unit);
    const receiving = draft.receivingUnit === null ? null : units.find(draft, codeOnly(draft.receivingUnit), days);
    if (receiving !== null && 'message' in receiving) return receiving;
    const on = events.length === 0 ? null : days.since;
    const procedure = procedures(draft.procedure, on);
    if (procedure === null) return procedureNotFound(draft, draft.procedure, on);
    return {
      n: (n += 1),
      sheet,
      row,
      code,
      procedure,
      responsibleUnit: unit.unit,
      receivingUnit: receiving?.unit ?? null,
      channel: draft.channel as StatedDossier['channel'],
      serviceLevel: draft.serviceLevel as StatedDossier['serviceLevel'],
      dueOn: draft.dueOn,
      resultKind: draft.resultKind as StatedDossier['resultKind'],
      events,
    };
  }

  return {
    async take(rows) {
      const complaints: RowComplaint[] = [];
      const drafts: DossierDraft[] = [];
      for (const row of rows) {
        const outcome = dossierDraft(row, run.now);
        if ('draft' in outcome) drafts.push(outcome.draft);
        else complaints.push(...outcome.complaints);
      }
      await units.learn(wordsOf(drafts));
      const dossiers: StatedDossier[] = [];
      for (const draft of drafts) {
        const dossier = placed(draft);
        if ('message' in dossier) complaints.push(dossier);
        else dossiers.push(dossier);
      }
      await stage.addDossiers(dossiers);
      return complaints;
    },
    settle: () => settled(stage, may),
    write: ({ id }) => stage.write(id),
  };
}

const codeOnly = (code: string): UnitWords => ({ code, name: null, parent: null });

function* wordsOf(drafts: readonly DossierDraft[]): Generator<UnitWords> {
  for (const { unit, receivingUnit } of drafts) {
    yield unit;
    if (receivingUnit !== null) yield codeOnly(receivingUnit);
  }
}

/** The days from the first to the last event; all days until today where there is none. */
function daysOf(events: DossierDraft['events'], now: Date): UnitDays {
  if (events.length === 0) return { since: '1000-01-01', on: localDay(now) };
  let [first, last] = [events[0]!.at, events[0]!.at];
  for (const { at } of events) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return { since: localDay(first), on: localDay(last) };
}
