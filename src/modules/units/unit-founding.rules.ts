import type { ChangingRegister } from './changing-register.rules.js';
import { liesUnder, originOf, type Step } from './unit-change-steps.rules.js';
import { unchangeable, type UnitChange, type UnitChangeOutcome, type Unchangeable } from './unit-change.rules.js';
import { namesUnit, tidyName } from './unit-name.rules.js';
import { agencyKind, levelOfCode, territoryKind } from './unit-kind.rules.js';
import { lastVersion, STILL, versionOn, type Identity, type Version } from './unit.rules.js';

/** Under what a unit lies where its change does not say it: the country, or the territory in an agency's code. */
const usualParent = (code: string): string | null =>
  code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : levelOfCode(code) === 'PROVINCE' ? 'VN' : null;

/** Begins a unit; it lives as long as the unit above, as far as is known. */
export function begin(register: ChangingRegister, { change, at }: Step): UnitChangeOutcome {
  const version = firstVersion(register, change, at);
  if ('problem' in version) return version;
  const known = register.bearers(change.code).find(({ versions: [first] }) => first?.code === change.code && first.from.on === change.on);
  if (known) return asStated(known.versions[0]!, version);
  register.put({ key: `new ${at}`, versions: [version] });
  return 'CREATED';
}

function asStated(known: Version, stated: Version): UnitChangeOutcome {
  const is = `${known.name} (${known.code})`;
  if (!namesUnit(stated.name, known.name)) return unchangeable('NAME_DIFFERS', 'name', is);
  if (stated.kind !== known.kind) return unchangeable('CODE_HELD', 'unitKind', is);
  return stated.parent === known.parent ? 'UNCHANGED' : unchangeable('CODE_HELD', 'parent', is);
}

function firstVersion(register: ChangingRegister, change: UnitChange, at: number): Version | Unchangeable {
  const { code, name, on } = change;
  if (name === null) return unchangeable('INCOMPLETE', 'name');
  const parentCode = change.parent ?? usualParent(code);
  if (parentCode === null) return unchangeable('INCOMPLETE', 'parent');
  const parent = register.holder(parentCode, on);
  if (!parent) return unchangeable('NO_HOLDER', 'parent', parentCode);
  const above = versionOn(parent, on)!;
  const level = levelOfCode(code) ?? above.level;
  const kind = levelOfCode(code) === null ? agencyKind(change.unitKind) : territoryKind(level, name, change.unitKind);
  if (kind === null) return unchangeable('KIND_UNKNOWN', 'unitKind', name);
  if (!liesUnder({ code, level }, above)) return unchangeable('PARENT_LEVEL', 'parent', parentCode);
  const from = { on, known: true };
  return { code, name: tidyName(name), kind, level, parent: parent.key, from, to: endWith(parent), origin: originOf(at) };
}

/** At the latest with the unit above; still so where that is. */
function endWith(parent: Identity): Version['to'] {
  const { to } = lastVersion(parent);
  return to.on === null ? STILL : { on: to.on, known: false };
}
