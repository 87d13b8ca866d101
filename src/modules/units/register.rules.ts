import { Ledger } from './ledger.rules.js';
import { kindOf, type KnownChange, type ListedUnit, type PublishedLists } from './list.rules.js';
import { reform } from './reform.rules.js';
import { STILL, UNKNOWN_START, lastVersion, type Register } from './unit.rules.js';

/** All units over all dates, from two lists, the links between them and the changes that neither tells. */
export function registerOf(lists: PublishedLists): Register {
  const ledger = new Ledger();
  beginFirstList(ledger, lists.before);
  for (const change of lists.changes) if (change.on < lists.day) apply(ledger, change);
  reform(ledger, lists);
  for (const change of lists.changes) if (change.on >= lists.day) apply(ledger, change);
  return ledger.register();
}

function beginFirstList(ledger: Ledger, rows: readonly ListedUnit[]): void {
  const life = { from: UNKNOWN_START, to: STILL };
  const nowhere = { source: null, locator: null };
  ledger.begin({ code: 'VN', name: 'Việt Nam', kind: 'COUNTRY', level: 'NATIONAL', parent: null, ...life, origin: nowhere });
  for (const { level, code, name, parent, origin } of rows) {
    ledger.begin({ level, code, name, kind: kindOf(level, name), parent: ledger.holder(parent).key, ...life, origin });
  }
}

function apply(ledger: Ledger, { code, name, newCode, newName, onKnown, origin, ...change }: KnownChange): void {
  const on = { on: change.on, known: onKnown };
  const unit = ledger
    .units()
    .find((one) => lastVersion(one).code === code && lastVersion(one).name === name && lastVersion(one).to.on === null);
  if (!unit) throw new Error(`no living unit ${code} is called ${name} before ${on.on}`);
  const { level, parent } = lastVersion(unit);
  const kind = kindOf(level, newName);
  if (change.kind === 'CHANGE') {
    ledger.change(unit.key, on, { name: newName, kind, origin });
    return;
  }
  ledger.end(unit.key, on);
  const successor = ledger.has(newCode, on)
    ? ledger.holder(newCode).key
    : ledger.begin({ level, code: newCode, name: newName, kind, parent, from: on, to: STILL, origin });
  ledger.follow({ predecessor: unit.key, successor, kind: 'FULL', on: on.on, onKnown, origin });
}
