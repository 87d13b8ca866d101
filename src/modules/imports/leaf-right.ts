import { recordsWritten, saidByUnit } from '../access/index.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { FoundRound, LeafRights } from './leaf-directory.js';

/** The unit writes its part; the issuer of the round and the units above the unit appraise it, but nobody who acts for the unit does. */
export function leafRights(viewer: Viewer, { round, unit }: FoundRound): LeafRights {
  const { everything, own } = viewer.scope;
  const above = recordsWritten(viewer, round.issuerUnit) || recordsWritten(viewer, unit.unit);
  return {
    asUnit: saidByUnit(viewer, unit.unit),
    asAppraiser: everything || (above && !own.includes(unit.unit)),
    atAnyStage: everything,
  };
}
