import { Temporal } from 'temporal-polyfill';
import type { ChangingRegister } from './changing-register.rules.js';
import { unchangeable, type UnitChange, type UnitChangeFate, type UnitChangeOutcome, type Unchangeable } from './unit-change.rules.js';
import { foldKey, bareName, namesUnit, tidyName } from './unit-name.rules.js';
import { kindAfter } from './unit-kind.rules.js';
import { continued, ended, lastVersion, versionOn, type Identity, type Version } from './unit.rules.js';

/** A change at its place in the list, which is the origin of what it writes until the source is known. */
export interface Step {
  readonly change: UnitChange;
  readonly at: number;
}

export const originOf = (at: number): Version['origin'] => ({ source: null, locator: String(at) });

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
const named = ({ code, name }: Version): string => `${name} (${code})`;

/** The unit that a change is about, with its version on the day before. */
export function subjectOf(register: ChangingRegister, { code, name, on }: UnitChange): { unit: Identity; before: Version } | Unchangeable {
  const unit = register.holder(code, dayBefore(on));
  const before = unit && versionOn(unit, dayBefore(on));
  if (!unit || !before) return unchangeable('NO_HOLDER', 'code', code);
  if (name !== null && !namesUnit(name, before.name)) return unchangeable('NAME_DIFFERS', 'name', named(before));
  return { unit, before };
}

/** Ends a unit on a day; an end that no source dated may be moved forward to it. */
export function end(register: ChangingRegister, { change, at }: Step): UnitChangeOutcome {
  const { on } = change;
  const subject = subjectOf(register, change);
  if ('problem' in subject) return subject;
  const { unit, before } = subject;
  const last = lastVersion(unit);
  if (last !== before) return unchangeable('CHANGED_LATER', 'on', last.from.on ?? '');
  if (last.to.on === on && last.to.known) return 'UNCHANGED';
  if (last.to.on !== null && last.to.known) return unchangeable('ENDED', 'on', last.to.on);
  const later = register.linksFrom(unit.key).find((link) => link.on > on);
  if (later) return unchangeable('CHANGED_LATER', 'on', later.on);
  register.put(ended(unit, { on, known: true }));
  register.endedBy.set(unit.key, at);
  return 'UPDATED';
}

/** Links a unit, whole or in part, to the one into which it goes. */
export function follow(register: ChangingRegister, { change, at }: Step): UnitChangeOutcome {
  const { on, newCode, newName, decision, weight } = change;
  const subject = subjectOf(register, change);
  if ('problem' in subject) return subject;
  if (newCode === null) return unchangeable('INCOMPLETE', 'newCode');
  const successor = register.holder(newCode, on);
  if (!successor) return unchangeable('NO_HOLDER', 'newCode', newCode);
  const known = versionOn(successor, on)!;
  if (newName !== null && !namesUnit(newName, known.name)) return unchangeable('NAME_DIFFERS', 'newName', named(known));
  const [predecessor, kind] = [subject.unit.key, change.kind === 'MERGE' ? 'FULL' : 'PARTIAL'] as const;
  if (successor.key === predecessor) return unchangeable('INTO_ITSELF', 'newCode', named(known));
  const contradicts = register
    .linksFrom(predecessor)
    .find(
      (link) =>
        link.on === on &&
        link.predecessor !== link.successor &&
        link.successor !== successor.key &&
        (kind === 'FULL' || link.kind === 'FULL'),
    );
  if (contradicts) return unchangeable('MERGED_ELSEWHERE', 'newCode', named(lastVersion(register.unit(contradicts.successor))));
  return register.link({ predecessor, successor: successor.key, kind, on, decision, weight, change: at }) ? 'UPDATED' : 'UNCHANGED';
}

/** The same unit goes on from a day with another code, name, kind or parent. */
export function change(register: ChangingRegister, { change: stated, at }: Step): UnitChangeOutcome {
  const subject = subjectOf(register, stated);
  if ('problem' in subject) return subject;
  const { unit, before } = subject;
  const now = versionOn(unit, stated.on);
  if (!now) return unchangeable('ENDED', 'on', stated.on);
  const wanted = wantedOf(register, stated, now);
  if ('problem' in wanted) return wanted;
  if (sameTraits({ ...now, ...wanted }, now))
    return now.from.on === stated.on ? 'UNCHANGED' : unchangeable('SO_ALREADY', 'on', now.from.on ?? '');
  if (lastVersion(unit) !== now) return unchangeable('CHANGED_LATER', 'on', now.to.on ?? '');
  const origin = originOf(at);
  const next =
    now.from.on === stated.on
      ? { ...unit, versions: [...unit.versions.slice(0, -1), { ...now, ...wanted, origin }] }
      : continued(unit, { on: stated.on, known: true }, { ...wanted, origin });
  register.put(next);
  for (const kind of differences(before, lastVersion(next))) {
    const [predecessor, successor] = [unit.key, unit.key];
    register.link({ predecessor, successor, kind, on: stated.on, decision: stated.decision, weight: null, change: at });
  }
  return 'UPDATED';
}

type Traits = Pick<Version, 'code' | 'name' | 'kind' | 'parent'>;
const sameTraits = (one: Traits, other: Traits): boolean =>
  one.code === other.code && one.name === other.name && one.kind === other.kind && one.parent === other.parent;

function differences(before: Traits, after: Traits) {
  return [
    ...(foldKey(bareName(before.name)) === foldKey(bareName(after.name)) ? [] : ['RENAME' as const]),
    ...(before.kind === after.kind ? [] : ['RETYPE' as const]),
    ...(before.parent === after.parent ? [] : ['REPARENT' as const]),
  ];
}

/** What a change makes of a version. */
function wantedOf(register: ChangingRegister, stated: UnitChange, now: Version): Partial<Version> | Unchangeable {
  const { kind, newCode, newName, parent, on } = stated;
  if (kind === 'RECODE') {
    if (newCode === null) return unchangeable('INCOMPLETE', 'newCode');
    return sameForm(newCode, now.code) ? { code: newCode } : unchangeable('CODE_FORM', 'newCode', now.code);
  }
  if (kind === 'REPARENT') {
    if (parent === null) return unchangeable('INCOMPLETE', 'parent');
    const above = register.holder(parent, on);
    if (!above) return unchangeable('NO_HOLDER', 'parent', parent);
    return liesUnder(now, versionOn(above, on)!) ? { parent: above.key } : unchangeable('PARENT_LEVEL', 'parent', parent);
  }
  if (newName === null) return unchangeable('INCOMPLETE', 'newName');
  const after = kindAfter(now.level, newName, stated.unitKind, now.kind);
  return after === null ? unchangeable('KIND_UNKNOWN', 'newName', newName) : { name: tidyName(newName), kind: after };
}

const shape = (code: string): string => (code.includes('.') ? '.' : String(code.length));
const sameForm = (one: string, other: string): boolean => shape(one) === shape(other);

const RANKS = { NATIONAL: 0, PROVINCE: 1, DISTRICT: 2, COMMUNE: 3 } as const;

/** A unit of that code and level may lie under another: a territory under one of a higher level, an agency under any of its own or a higher one. */
export const liesUnder = ({ code, level }: Pick<Version, 'code' | 'level'>, above: Version): boolean =>
  code.includes('.') ? RANKS[above.level] <= RANKS[level] : !above.code.includes('.') && RANKS[above.level] < RANKS[level];

/** The more important of two fates of one change. */
export const both = (one: UnitChangeFate, other: UnitChangeFate): UnitChangeFate => (one === 'UNCHANGED' ? other : one);
