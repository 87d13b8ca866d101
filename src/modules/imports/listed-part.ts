import type { RowPlace } from './row-complaint.rules.js';

/** A unit that a row names. */
export interface ListedPart {
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
  readonly code: string;
  readonly name: string | null;
  /** Code of the unit above, as the row has it. */
  readonly parent: string | null;
  /** Kind, where the row says it; the row says it of its lowest unit. */
  readonly kind: string | null;
}

/** A row of a list: its units from the province down. */
export interface ListedDraft extends RowPlace {
  readonly parts: readonly ListedPart[];
}
