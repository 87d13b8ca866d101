import type { StatedRecommendation } from '../oversight/index.js';
import { partiesOfCell, partyWords, type PartyWords } from './party.rules.js';
import { dueBeforeRaised, forwardingIncomplete, responseIncomplete } from './recommendation-complaint.rules.js';
import { cellComplaints, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import type { RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';

/** A recommendation of a file; the mission and the parties are still words. */
export interface RecommendationDraft extends RowPlace, Pick<StatedRecommendation, 'text' | 'status' | 'raisedOn' | 'dueOn'> {
  readonly mission: string | null;
  readonly from: PartyWords;
  readonly to: readonly PartyWords[];
  readonly forwardedTo: readonly PartyWords[];
  readonly forwardedOn: string | null;
  readonly response: { readonly on: string; readonly text: string; readonly by: PartyWords | null } | null;
}

/** What a row says of a recommendation, or what is wrong with it, without looking at anything but the row. */
export function recommendationOutcome(row: TableRow): RowOutcome<RecommendationDraft> {
  const place = { sheet: row.sheet, row: row.row };
  const wrong = cellComplaints(place, row.complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const text = (key: string): string | null => textOf(row.values, key);
  const [raisedOn, dueOn] = [text('raisedOn')!, text('dueOn')];
  const [on, said, by] = [text('responseOn'), text('responseText'), text('responseBy')];
  const answered = on !== null || said !== null || by !== null;
  const [forwardedTo, forwardedOn] = [partiesOfCell(text('forwardedTo') ?? ''), text('forwardedOn')];
  const complaints: RowComplaint[] = [
    ...(dueOn !== null && dueOn < raisedOn ? [dueBeforeRaised(place, dueOn, raisedOn)] : []),
    ...(forwardedOn !== null && forwardedTo.length === 0 ? [forwardingIncomplete(place)] : []),
    ...(answered && (on === null || said === null) ? [responseIncomplete(place)] : []),
  ];
  if (complaints.length > 0) return { complaints };
  const draft: RecommendationDraft = {
    ...place,
    mission: text('mission'),
    from: partyWords(text('from')!),
    to: partiesOfCell(text('to') ?? ''),
    text: text('text')!,
    status: text('status') as RecommendationDraft['status'],
    raisedOn,
    dueOn,
    forwardedTo,
    forwardedOn,
    response: answered ? { on: on!, text: said!, by: by === null ? null : partyWords(by) } : null,
  };
  return { draft };
}
