import type { Cell } from '../../kernel/copy-lines.js';
import { instantText, type DaySpan, type DossierLife } from './dossier.rules.js';

/** The columns of a dossier that follow from its events, in the order of `lifeCells`. */
export const LIFE_COLUMNS = 'state, state_at, submitted_at, refused_at, received_at, closed_at, closing_state, paused';

const NO_LIFE: readonly Cell[] = LIFE_COLUMNS.split(', ').map(() => null);
const instant = (at: Date | null): string | null => (at === null ? null : instantText(at));
const multirange = (spans: readonly DaySpan[]): string =>
  spans.length === 0 ? '{}' : `{${spans.map(({ from, until }) => `[${from},${until ?? ''})`).join()}}`;

/** A life as cells of COPY; nulls where no event is known. */
export const lifeCells = (life: DossierLife | null): readonly Cell[] =>
  life === null
    ? NO_LIFE
    : [
        life.state,
        instant(life.stateAt),
        instant(life.submittedAt),
        instant(life.refusedAt),
        instant(life.receivedAt),
        instant(life.closedAt),
        life.closingState,
        multirange(life.paused),
      ];
