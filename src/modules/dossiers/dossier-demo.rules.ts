import type { Random } from '../../kernel/random.js';
import type { WorkingDays } from './demo-calendar.rules.js';
import type { Channel, ResultKind, ServiceLevel } from './dossier.enums.js';
import type { DossierEvent } from './dossier.rules.js';

/** Shares of dossiers, 0–1, to which something happens. */
export interface DemoShares {
  readonly refused: number;
  readonly returned: number;
  readonly withdrawn: number;
  readonly paused: number;
  readonly denied: number;
  /** Forgotten: never closed. */
  readonly never: number;
  /** Of those in time, before the due date. */
  readonly early: number;
  /** Of the resolved, handed over. */
  readonly handedOver: number;
}

export interface DemoYear {
  readonly year: number;
  /** Share of all dossiers. */
  readonly share: number;
  readonly online: number;
  readonly postal: number;
  readonly late: number;
}

export interface DemoLife {
  readonly dueOn: string;
  readonly resultKind: `${ResultKind}` | null;
  readonly events: readonly DossierEvent[];
}

/** Levels that take dossiers online. */
const ONLINE_LEVELS: ReadonlySet<string | null> = new Set(['LEVEL_3', 'LEVEL_4']);

export function demoChannel(random: Random, year: DemoYear, level: `${ServiceLevel}` | null): `${Channel}` {
  // The share is of all dossiers, of which about half are of procedures that take them online.
  if (ONLINE_LEVELS.has(level) && random.chance(Math.min(0.9, year.online * 2))) return 'ONLINE';
  return random.chance(year.postal) ? 'POSTAL' : 'DIRECT';
}

interface DemoCourse {
  readonly days: WorkingDays;
  /** Place of the day of intake in `days`. */
  readonly intake: number;
  /** Place of the last day that anything is known of. */
  readonly last: number;
  readonly channel: `${Channel}`;
  readonly workingDays: number;
  readonly late: number;
  readonly shares: DemoShares;
}

/** The course of a dossier from its first event up to the last day; what would come later is not known yet. */
export function demoLife(random: Random, course: DemoCourse): DemoLife {
  const { days, intake, last, shares } = course;
  const diary = new Diary(random, days, intake, last);
  if (course.channel === 'ONLINE') diary.enter(1, 0);
  if (random.chance(shares.refused)) {
    diary.enter(3, 0);
    return { dueOn: days.text(intake + course.workingDays), resultKind: null, events: diary.events };
  }
  diary.enter(2, 0);
  const pause = random.chance(shares.paused) ? pauseIn(random, diary, course.workingDays) : 0;
  const due = course.workingDays + pause;
  const resultKind = finish(random, diary, due, course);
  return { dueOn: days.text(intake + due), resultKind: diary.closed ? resultKind : null, events: diary.events };
}

/** Work begins, the clock stops (more papers, or a fee), and work goes on; answers for how many working days it stood. */
function pauseIn(random: Random, diary: Diary, workingDays: number): number {
  const begins = Math.min(workingDays, random.whole(0, 2));
  const stands = random.whole(1, 15);
  if (begins > 0) diary.enter(4, begins);
  diary.enter(random.chance(0.7) ? 5 : 6, begins);
  diary.enter(4, begins + stands);
  return stands;
}

function finish(random: Random, diary: Diary, due: number, { shares, late }: DemoCourse): `${ResultKind}` | null {
  if (random.chance(shares.never)) {
    diary.enter(4, diary.place + 1);
    return null;
  }
  if (random.chance(shares.withdrawn)) {
    diary.enter(7, random.whole(diary.place, due));
    diary.enter(8, diary.place);
    return 'WITHDRAWN';
  }
  if (random.chance(shares.returned)) {
    diary.enter(8, random.whole(diary.place, due));
    return 'RETURNED';
  }
  if (due > 0 && diary.place < due) diary.enter(4, diary.place + random.whole(0, 1));
  diary.enter(9, doneOn(random, diary.place, due, late, shares.early));
  if (random.chance(shares.handedOver)) diary.enter(10, diary.place + random.whole(0, 2));
  return random.chance(shares.denied) ? 'DENIED' : 'GRANTED';
}

function doneOn(random: Random, from: number, due: number, late: number, early: number): number {
  if (random.chance(late)) return due + random.whole(1, 1 + Math.floor(20 * random.next() ** 3));
  return from < due && random.chance(early) ? random.whole(from, due - 1) : due;
}

/** Events in their order, each with a time of the working day, as far as they are known on the last day. */
class Diary {
  readonly events: DossierEvent[] = [];
  /** Working days from intake to the newest event, known or not. */
  place = 0;
  closed = false;
  #minute = 7 * 60 + 30;

  constructor(
    private readonly random: Random,
    private readonly days: WorkingDays,
    private readonly intake: number,
    private readonly last: number,
  ) {}

  /** Comes into a state `place` working days after intake, never before the newest event. */
  enter(state: number, place: number): void {
    if (place > this.place) this.#minute = 7 * 60 + 30;
    this.place = Math.max(this.place, place);
    this.#minute += this.random.whole(1, 120);
    if (this.intake + this.place > this.last) return;
    if (state === 8 || state === 9) this.closed = true;
    this.events.push({ state, at: this.days.instant(this.intake + this.place, this.#minute) });
  }
}
