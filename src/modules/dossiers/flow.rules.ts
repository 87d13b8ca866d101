/** Movements of dossiers added up over a time. */
export interface Flow {
  readonly intake: number;
  readonly intakeDirect: number;
  readonly intakeOnline: number;
  readonly intakePostal: number;
  readonly refused: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly returned: number;
  readonly withdrawn: number;
  readonly pausedIn: number;
  readonly pausedOut: number;
  readonly overdueIn: number;
  readonly overdueOut: number;
}

export const NO_FLOW: Flow = {
  intake: 0,
  intakeDirect: 0,
  intakeOnline: 0,
  intakePostal: 0,
  refused: 0,
  early: 0,
  onTime: 0,
  late: 0,
  returned: 0,
  withdrawn: 0,
  pausedIn: 0,
  pausedOut: 0,
  overdueIn: 0,
  overdueOut: 0,
};

/** What is in hand at the end of a day: all of it, the paused part, and the part that is open and overdue. */
export interface Stock {
  readonly inHand: number;
  readonly paused: number;
  readonly overdue: number;
}

export const NO_STOCK: Stock = { inHand: 0, paused: 0, overdue: 0 };

/** The stock after a flow. */
export const stockAfter = (stock: Stock, flow: Flow): Stock => ({
  inHand: stock.inHand + flow.intake - flow.early - flow.onTime - flow.late - flow.returned - flow.withdrawn,
  paused: stock.paused + flow.pausedIn - flow.pausedOut,
  overdue: stock.overdue + flow.overdueIn - flow.overdueOut,
});

/** The counts of a period. */
export interface Counts {
  intake: number;
  intakeDirect: number;
  intakeOnline: number;
  intakePostal: number;
  intakeOther: number;
  carriedOver: number;
  received: number;
  resolved: number;
  early: number;
  onTime: number;
  late: number;
  open: number;
  openInTime: number;
  openLate: number;
  paused: number;
  returned: number;
  withdrawn: number;
  refused: number;
  becameOverdue: number;
  overdueClosed: number;
  onTimePercent: string | null;
}

/** The counts of a period from the stock at its start and the flow in it; B1 to B5 and B7 hold by construction. */
export function countsOf(opening: Stock, flow: Flow): Counts {
  const closing = stockAfter(opening, flow);
  const { intake, intakeDirect, intakeOnline, intakePostal, refused, early, onTime, late, returned, withdrawn } = flow;
  const resolved = early + onTime + late;
  const open = closing.inHand - closing.paused;
  return {
    intake,
    intakeDirect,
    intakeOnline,
    intakePostal,
    intakeOther: intake - intakeDirect - intakeOnline - intakePostal,
    carriedOver: opening.inHand,
    received: intake + opening.inHand,
    resolved,
    early,
    onTime,
    late,
    open,
    openInTime: open - closing.overdue,
    openLate: closing.overdue,
    paused: closing.paused,
    returned,
    withdrawn,
    refused,
    becameOverdue: flow.overdueIn,
    overdueClosed: flow.overdueOut,
    onTimePercent: percent(early + onTime, resolved),
  };
}

/** A share in percent with two decimals, rounded half up on whole numbers; null of nothing. */
export function percent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  return (Math.floor((part * 20_000 + whole) / (2 * whole)) / 100).toFixed(2);
}

/** Whether a row of counts says anything: a flow in it, or a stock at either end. */
export const isNothing = (counts: Counts): boolean =>
  counts.received === 0 && counts.refused === 0 && counts.open === 0 && counts.paused === 0;
