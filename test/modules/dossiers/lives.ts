import fc from 'fast-check';
import { ResultKind } from '../../../src/modules/dossiers/dossier.enums.js';
import type { DossierEvent } from '../../../src/modules/dossiers/dossier.rules.js';

export const FIRST_DAY = '2019-12-20';
const START = Date.parse(`${FIRST_DAY}T00:00:00+07:00`);
const DAY_MS = 24 * 3_600_000;

/** A day in the ninety days from FIRST_DAY, which cross the end of a year and of a February. */
export const anyDay = fc
  .integer({ min: 0, max: 89 })
  .map((day) => new Date(START + 7 * 3_600_000 + day * DAY_MS).toISOString().slice(0, 10));

/** Events in any order, with states that no office would give one after the other, often on one day or at one instant. */
export const anyEvents: fc.Arbitrary<DossierEvent[]> = fc.array(
  fc.record({
    state: fc.integer({ min: 1, max: 10 }),
    at: fc.integer({ min: 0, max: 80 * 6 }).map((sixth) => new Date(START + sixth * (DAY_MS / 6))),
  }),
  { minLength: 1, maxLength: 8 },
);

export interface AnyDossier {
  readonly events: DossierEvent[];
  readonly dueOn: string | null;
  readonly resultKind: ResultKind | null;
}

export const anyDossier: fc.Arbitrary<AnyDossier> = fc.record({
  events: anyEvents,
  dueOn: fc.option(anyDay, { nil: null }),
  resultKind: fc.option(fc.constantFrom(...Object.values(ResultKind)), { nil: null }),
});
