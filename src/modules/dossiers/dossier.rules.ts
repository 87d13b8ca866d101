/** A state of the national interface (1–10) and the instant at which the dossier came into it. */
export interface DossierEvent {
  readonly state: number;
  readonly at: Date;
}

/** Days from `from` to the day before `until`, as `YYYY-MM-DD`; without end where `until` is null. */
export interface DaySpan {
  readonly from: string;
  readonly until: string | null;
}

/** What the events of a dossier say of its life. */
export interface DossierLife {
  /** The newest state and since when. */
  readonly state: number;
  readonly stateAt: Date;
  readonly submittedAt: Date;
  readonly refusedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closingState: number | null;
  /** The days at whose end the clock stood still, in order, apart from each other. */
  readonly paused: readonly DaySpan[];
}

/** Viet Nam has had no daylight saving since 1975. */
const OFFSET_MS = 7 * 3_600_000;

const DAY_MS = 24 * 3_600_000;
const dayTexts = new Map<number, string>();

/** The calendar date of an instant in Viet Nam. Kept for the few thousand days that come: dossiers ask for millions. */
export function localDay(at: Date): string {
  const day = Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);
  let text = dayTexts.get(day);
  if (text === undefined) dayTexts.set(day, (text = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  return text;
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** An instant with the offset of Viet Nam, to the millisecond. */
export function instantText(at: Date): string {
  const ms = (((at.getTime() + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  const minutes = Math.floor(ms / 60_000);
  return `${localDay(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${(ms % 60_000) / 1000}+07`;
}

const SUBMITTED = 1;
const REFUSED = 3;
const isReceipt = (state: number): boolean => state !== SUBMITTED && state !== REFUSED;
const isPause = (state: number): boolean => state === 5 || state === 6;
/** A refusal after receipt gives the dossier back, so it closes it like 8, 9 and 10. */
const isClosing = (state: number): boolean => state === REFUSED || state >= 8;

/**
 * The life of a dossier from its events in the order of recording; they count in the order of their instants. It is received
 * once, by the first state other than 1 and 3, and closed once; what follows the closing moves nothing. At least one event.
 */
export function lifeOf(events: readonly DossierEvent[]): DossierLife {
  const ordered = events.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const receipt = ordered.findIndex((event) => isReceipt(event.state));
  const closing = receipt < 0 ? -1 : ordered.findIndex((event, at) => at >= receipt && isClosing(event.state));
  const refusal = ordered.findIndex((event, at) => event.state === REFUSED && (receipt < 0 || at < receipt));
  const inHand = receipt < 0 ? [] : ordered.slice(receipt, closing < 0 ? undefined : closing + 1);
  return {
    state: ordered.at(-1)!.state,
    stateAt: ordered.at(-1)!.at,
    submittedAt: ordered[0]!.at,
    refusedAt: ordered[refusal]?.at ?? null,
    receivedAt: ordered[receipt]?.at ?? null,
    closedAt: ordered[closing]?.at ?? null,
    closingState: ordered[closing]?.state ?? null,
    paused: pausesOf(inHand),
  };
}

/** Spans of days at whose end the newest event is a pause. */
function pausesOf(events: readonly DossierEvent[]): readonly DaySpan[] {
  if (!events.some((event) => isPause(event.state))) return [];
  const spans: DaySpan[] = [];
  for (const [place, { state, at }] of events.entries()) {
    const next = events[place + 1];
    const span = { from: localDay(at), until: next ? localDay(next.at) : null };
    if (!isPause(state) || span.from === span.until) continue;
    const before = spans.at(-1);
    if (before?.until === span.from) spans[spans.length - 1] = { from: before.from, until: span.until };
    else spans.push(span);
  }
  return spans;
}
