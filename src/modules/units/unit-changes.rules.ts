import { ChangingRegister, RegisterIndex, type StatedSuccession, type StoredRegister } from './changing-register.rules.js';
import { both, change, end, follow, type Step } from './unit-change-steps.rules.js';
import { unchangeable, type UnitChange, type UnitChangeOutcome } from './unit-change.rules.js';
import { begin } from './unit-founding.rules.js';
import { lastVersion, type Identity, type Version } from './unit.rules.js';

/** What changes make of the register. */
export interface ChangedRegister {
  /** What becomes of each change, in their order. */
  readonly outcomes: readonly UnitChangeOutcome[];
  /** Units that are new or not as they were, each with what is stored of it. */
  readonly units: readonly { readonly unit: Identity; readonly before: Identity | null }[];
  readonly successions: readonly StatedSuccession[];
}

/** On one day units end first, so that their codes are free; then codes change, units begin, others change, and last are links drawn. */
const ORDER = { END: 0, MERGE: 0, RECODE: 1, BEGIN: 2, RENAME: 3, RETYPE: 3, REPARENT: 3, PART: 4 } as const;

const depth = (code: string): number => (code.includes('.') ? code.length + 10 : code.length);

const inOrder = (one: Step, other: Step): number =>
  (one.change.on === other.change.on ? 0 : one.change.on < other.change.on ? -1 : 1) ||
  ORDER[one.change.kind] - ORDER[other.change.kind] ||
  (one.change.kind === 'BEGIN' ? depth(one.change.code) - depth(other.change.code) : 0) ||
  one.at - other.at;

/**
 * Applies changes to the register, whatever their order: day by day. A change that cannot be is left out, and so is what rests on it; the
 * others keep what the register promises: a code has one holder a day, and every unit lies under one that is there on each of its days.
 */
export function changedRegister(stored: StoredRegister, changes: readonly UnitChange[]): ChangedRegister {
  const index = new RegisterIndex(stored);
  const problems = new Map<number, UnitChangeOutcome>();
  const steps = changes.map((one, at): Step => ({ change: one, at })).toSorted(inOrder);
  for (;;) {
    const register = new ChangingRegister(index);
    const outcomes = applied(
      register,
      steps.filter(({ at }) => !problems.has(at)),
    );
    const found = [...outcomes].filter(([, outcome]) => typeof outcome !== 'string');
    const broken = found.length > 0 ? found : [...sharedCodes(register), ...withoutParents(register)];
    if (broken.length === 0) {
      const units = register.touched().map((unit) => ({ unit, before: index.units.get(unit.key) ?? null }));
      return { outcomes: changes.map((_, at) => problems.get(at) ?? outcomes.get(at)!), units, successions: register.stated() };
    }
    for (const [at, outcome] of broken) if (!problems.has(at)) problems.set(at, outcome);
  }
}

/** Applies all steps, links behind everything else of their day. */
function applied(register: ChangingRegister, steps: readonly Step[]): Map<number, UnitChangeOutcome> {
  const outcomes = new Map<number, UnitChangeOutcome>();
  const links: Step[] = [];
  const draw = (): void => {
    for (const step of links.splice(0)) {
      const [ending, linking] = [outcomes.get(step.at) ?? 'UNCHANGED', follow(register, step)];
      if (typeof ending !== 'string') continue;
      outcomes.set(step.at, typeof linking === 'string' ? both(ending, linking) : linking);
    }
  };
  for (const [place, step] of steps.entries()) {
    if (place > 0 && steps[place - 1]!.change.on !== step.change.on) draw();
    const { kind } = step.change;
    if (kind === 'MERGE' || kind === 'PART') links.push(step);
    if (kind === 'PART') continue;
    outcomes.set(
      step.at,
      kind === 'BEGIN' ? begin(register, step) : kind === 'END' || kind === 'MERGE' ? end(register, step) : change(register, step),
    );
  }
  draw();
  return outcomes;
}

/** The change that a version comes from; null where it is stored. */
const stepOf = ({ origin }: Version): number | null => (origin.source === null && origin.locator !== null ? Number(origin.locator) : null);

type Broken = [at: number, outcome: UnitChangeOutcome];

const overlap = (one: Version, other: Version): boolean =>
  (one.to.on === null || other.from.on === null || other.from.on < one.to.on) &&
  (other.to.on === null || one.from.on === null || one.from.on < other.to.on);

/** Changes by which a code would have two holders on a day. */
function sharedCodes(register: ChangingRegister): Broken[] {
  return register.touched().flatMap((unit) =>
    unit.versions.flatMap((version): Broken[] => {
      const at = stepOf(version);
      if (at === null) return [];
      const others = register.bearers(version.code).filter(({ key }) => key !== unit.key);
      const held = others.flatMap(({ versions }) => versions).find((other) => other.code === version.code && overlap(version, other));
      return held ? [[at, unchangeable('CODE_HELD', 'code', `${held.name} (${held.from.on ?? '…'} – ${held.to.on ?? '…'})`)]] : [];
    }),
  );
}

const covers = (unit: Identity, { from, to }: Version): boolean => {
  const [first, last] = [unit.versions[0]!.from.on, lastVersion(unit).to.on];
  return (first === null || (from.on !== null && first <= from.on)) && (last === null || (to.on !== null && to.on <= last));
};

/** Changes that would leave a unit without the one above it on some of its days. */
function withoutParents(register: ChangingRegister): Broken[] {
  const touched = register.touched();
  const concerned = new Set([...touched, ...touched.flatMap(({ key }) => register.below(key))]);
  return [...concerned].flatMap(({ versions }) =>
    versions.flatMap((version): Broken[] => {
      if (version.parent === null || covers(register.unit(version.parent), version)) return [];
      const at = register.endedBy.get(version.parent) ?? stepOf(version);
      return at === null ? [] : [[at, unchangeable('WITHOUT_PARENT', 'parent', `${version.name} (${version.code})`)]];
    }),
  );
}
