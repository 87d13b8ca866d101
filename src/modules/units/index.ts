import type { HubModule } from '../../kernel/module.js';
import { unitByReadingKey } from './unit-reading.js';
import { UnitCountResolver, UnitListResolver, UnitMissingCodesResolver } from './unit-list.resolver.js';
import { SuccessionUnitResolver, UnitResolver, VersionParentResolver } from './unit.resolver.js';
import { unitSeeds } from './unit.seed.js';
import { unitTables } from './unit.table.js';

export { SuccessionKind, UnitKind, UnitLevel } from './unit.enums.js';
export { Unit, UnitSuccession, UnitVersion } from './unit.type.js';
export { ancestorsAt, childrenAt, holderOf, unitAt, versionsByUnit } from './unit.loaders.js';
export { readingColumns, withinLife, type HolderKey, type SuccessionRow, type UnitDay, type UnitReading, type UnitVersionRow } from './unit.query.js';
export { daysMeant, holderUntil, unitOfRecord, unitWithin } from './unit-reading.js';
export { bareName, foldKey, searchKey } from './unit-name.rules.js';

export const unitsModule: HubModule = {
  name: 'units',
  tables: unitTables,
  resolvers: [UnitResolver, SuccessionUnitResolver, VersionParentResolver, UnitListResolver, UnitMissingCodesResolver, UnitCountResolver],
  nodes: { Unit: unitByReadingKey },
  seeds: unitSeeds,
};
