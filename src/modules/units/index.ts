import type { HubModule } from '../../kernel/module.js';
import { closureRecount } from './closure.recount.js';
import { unitByReadingKey } from './unit-reading.js';
import { UnitCountResolver, UnitListResolver, UnitMissingCodesResolver } from './unit-list.resolver.js';
import { SuccessionUnitResolver, UnitResolver, VersionParentResolver } from './unit.resolver.js';
import { unitSeeds } from './unit.seed.js';
import { unitTables } from './unit.table.js';

export { UnitKind, UnitLevel } from './unit.enums.js';
export { Unit, UnitSuccession, UnitVersion } from './unit.type.js';
export { changedRegister, type ChangedRegister } from './unit-changes.rules.js';
export type { UnitChange, UnitChangeProblem, Unchangeable } from './unit-change.rules.js';
export { storeUnitChanges } from './unit-change.commands.js';
export { unitsRestorable } from './unit-restore.commands.js';
export { storedRegister } from './stored-register.query.js';
export { unitsOfCodes, unitsOfNames, type CodedUnit, type NamedUnit } from './unit-look-up.query.js';
export { holdersOf, withinLife, type UnitReading } from './unit.query.js';
export { territoriesOn, type TerritoryRow } from './territory.query.js';
export { unitsBelow } from './unit-below.query.js';
export { unitOfRecord, unitWithin } from './unit-reading.js';
export { namesUnit, nameKeys, searchKey, speltSo } from './unit-name.rules.js';

export const unitsModule: HubModule = {
  name: 'units',
  tables: unitTables,
  resolvers: [UnitResolver, SuccessionUnitResolver, VersionParentResolver, UnitListResolver, UnitMissingCodesResolver, UnitCountResolver],
  nodes: { Unit: unitByReadingKey },
  seeds: unitSeeds,
  recounts: [closureRecount],
};
