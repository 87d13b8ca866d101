import type { Cell } from '../../kernel/copy-lines.js';
import { foldKey, searchKey } from './unit-name.rules.js';
import { lifeOf, type Gap, type Identity, type Succession } from './unit.rules.js';

/** The number that the database has for a key; throws where it has none. */
export type Numbers = (key: string) => number;

export const UNIT_COLUMNS = 'id, first_day, last_day';
export const VERSION_COLUMNS =
  'unit_id, code, name, kind, level, parent_id, valid_from, valid_to, valid_from_known, valid_to_known, search_key, fold_key, source_id, locator';
export const SUCCESSION_COLUMNS =
  'predecessor_id, successor_id, kind, effective_on, effective_on_known, decision, derived, source_id, locator';
export const GAP_COLUMNS = 'province_code, code, name, reason, source_id, locator';

const numberOrNull = (numbers: Numbers, key: string | null): number | null => (key === null ? null : numbers(key));

/** A unit with its life in the order of UNIT_COLUMNS. */
export function unitRow(identity: Identity, units: Numbers): Cell[] {
  const { firstDay, lastDay } = lifeOf(identity);
  return [units(identity.key), firstDay, lastDay];
}

/** The versions of a unit in the order of VERSION_COLUMNS. */
export const versionRows = ({ key, versions }: Identity, units: Numbers, sources: Numbers): Cell[][] =>
  versions.map(({ code, name, kind, level, parent, from, to, origin }) => [
    units(key),
    code,
    name,
    kind,
    level,
    numberOrNull(units, parent),
    from.on,
    to.on,
    from.known,
    to.known,
    searchKey(name),
    foldKey(name),
    numberOrNull(sources, origin.source),
    origin.locator,
  ]);

/** A succession in the order of SUCCESSION_COLUMNS. */
export const successionRow = (row: Succession, units: Numbers, sources: Numbers): Cell[] => [
  units(row.predecessor),
  units(row.successor),
  row.kind,
  row.on,
  row.onKnown,
  row.decision,
  row.derived,
  numberOrNull(sources, row.origin.source),
  row.origin.locator,
];

/** A gap in the order of GAP_COLUMNS. */
export const gapRow = ({ province, code, name, reason, origin }: Gap, sources: Numbers): Cell[] => [
  province,
  code,
  name,
  reason,
  numberOrNull(sources, origin.source),
  origin.locator,
];
