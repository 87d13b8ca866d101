import type { ScopeSource } from '../../kernel/module.js';
import type { Reads } from '../../kernel/reads.js';
import { PUBLIC_SCOPE, type Grant, type Scope } from '../../kernel/viewer.js';
import { unitsBelow } from '../units/index.js';
import { unitsOfRoles } from './role.rules.js';
import { rightsOf, unionOf } from './scope.rules.js';

/** What grants let their holder see today: own units and those below, and whatever the modules add for their rows. */
export async function scopeOf(reads: Reads, grants: readonly Grant[], sources: readonly ScopeSource[], today: string): Promise<Scope> {
  const rights = rightsOf(grants);
  if (rights.everything || grants.length === 0) return { ...PUBLIC_SCOPE, ...rights };
  const own = unitsOfRoles(grants, ['UNIT_OFFICER', 'LEADER']);
  const led = await unitsBelow(reads, unitsOfRoles(grants, ['LEADER']), today);
  const below = [...led, ...(await unitsBelow(reads, unitsOfRoles(grants, ['UNIT_OFFICER']), today))];
  const units = unionOf([{ own, below }]);
  const parts: Partial<Scope>[] = [];
  for (const source of sources) parts.push(await source(reads, { grants, own: units.own, below: units.below, led, today }));
  return unionOf([units, ...parts]);
}
