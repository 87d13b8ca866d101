import type { ResultKind, Timeliness } from './dossier.enums.js';
import { localDay, type DaySpan, type DossierLife } from './dossier.rules.js';

/** How a closed dossier counts: by its timeliness where it was resolved, else as returned or withdrawn. */
export type Outcome = 'EARLY' | 'ON_TIME' | 'LATE' | 'RETURNED' | 'WITHDRAWN';

type Closing = Pick<DossierLife, 'closedAt' | 'closingState'>;

/** Null while the dossier is not closed. A result that says returned or withdrawn goes before the state that closed it. */
export function outcomeOf({ closedAt, closingState }: Closing, dueOn: string | null, resultKind: `${ResultKind}` | null): Outcome | null {
  if (closedAt === null) return null;
  if (resultKind === 'RETURNED' || resultKind === 'WITHDRAWN') return resultKind;
  if (closingState === 3 || closingState === 8) return 'RETURNED';
  const finishedOn = localDay(closedAt);
  if (dueOn === null || finishedOn === dueOn) return 'ON_TIME';
  return finishedOn < dueOn ? 'EARLY' : 'LATE';
}

/** What timeliness on a day follows from. */
export interface TimelinessFacts {
  readonly dueOn: string | null;
  readonly receivedOn: string | null;
  readonly closedOn: string | null;
  readonly outcome: string | null;
  /** Whether the clock stands still at the end of the day. */
  readonly paused: boolean;
}

/** How a dossier stands at the end of a day; null where it is not received, paused, returned or withdrawn then. */
export function timelinessOn(day: string, { dueOn, receivedOn, closedOn, outcome, paused }: TimelinessFacts): `${Timeliness}` | null {
  if (receivedOn === null || receivedOn > day) return null;
  if (closedOn !== null && closedOn <= day) return outcome === 'RETURNED' || outcome === 'WITHDRAWN' ? null : (outcome as `${Timeliness}`);
  if (paused) return null;
  return dueOn !== null && dueOn < day ? 'OPEN_LATE' : 'OPEN_IN_TIME';
}

const DAY_MS = 24 * 3_600_000;

/** Calendar days past the due date: of the closing where it is LATE, of the day asked where it is OPEN_LATE; else null. */
export function daysLate(day: string, facts: TimelinessFacts): number | null {
  const timeliness = timelinessOn(day, facts);
  if (timeliness !== 'LATE' && timeliness !== 'OPEN_LATE') return null;
  const until = timeliness === 'LATE' ? facts.closedOn! : day;
  return Math.round((Date.parse(until) - Date.parse(facts.dueOn!)) / DAY_MS);
}

/** Something that happens to a dossier on a day, as the counts see it. */
export interface Movement {
  readonly day: string;
  readonly movement: 'INTAKE' | 'REFUSED' | 'PAUSED_IN' | 'PAUSED_OUT' | 'OVERDUE_IN' | 'OVERDUE_OUT' | Outcome;
}

/** Every movement of a dossier: stocks at the end of a day are sums of the movements up to it. */
export function movementsOf(life: DossierLife, dueOn: string | null, resultKind: `${ResultKind}` | null): Movement[] {
  const outcome = outcomeOf(life, dueOn, resultKind);
  const movements: Movement[] = [];
  if (life.receivedAt) movements.push({ day: localDay(life.receivedAt), movement: 'INTAKE' });
  if (life.refusedAt) movements.push({ day: localDay(life.refusedAt), movement: 'REFUSED' });
  if (life.closedAt && outcome) movements.push({ day: localDay(life.closedAt), movement: outcome });
  const inAndOut = (spans: readonly DaySpan[], kind: 'PAUSED' | 'OVERDUE'): void => {
    for (const { from, until } of spans) {
      movements.push({ day: from, movement: `${kind}_IN` });
      if (until !== null) movements.push({ day: until, movement: `${kind}_OUT` });
    }
  };
  inAndOut(life.paused, 'PAUSED');
  inAndOut(overdueSpans(life, dueOn), 'OVERDUE');
  return movements;
}

/** The days at whose end a dossier is in hand, not paused, and past its due date. */
export function overdueSpans({ receivedAt, closedAt, paused }: DossierLife, dueOn: string | null): DaySpan[] {
  if (receivedAt === null || dueOn === null) return [];
  const dayAfterDue = new Date(Date.parse(dueOn) + DAY_MS).toISOString().slice(0, 10);
  let from: string | null = later(localDay(receivedAt), dayAfterDue);
  const end = closedAt && localDay(closedAt);
  const spans: DaySpan[] = [];
  for (const pause of paused) {
    if (from === null || (pause.until !== null && pause.until <= from)) continue;
    if (pause.from > from) spans.push({ from, until: pause.from });
    from = pause.until;
  }
  if (from !== null && (end === null || from < end)) spans.push({ from, until: end });
  return spans;
}

const later = (one: string, other: string): string => (one > other ? one : other);
