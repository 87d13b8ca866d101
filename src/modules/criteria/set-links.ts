import { badInput, HubError } from '../../kernel/errors.js';
import type { EquivalenceDraft } from './criteria-set.draft.js';
import type { LeafRow } from './criteria-set-life.query.js';
import { sideProblems } from './equivalence-problems.rules.js';
import { listed } from './set-told.rules.js';

/** A leaf of a new version, as far as links look at it. */
type Leaf = Pick<LeafRow, 'code' | 'maxPoints'>;

/**
 * Links of leaves with what they leave out of the older version, which is dropped. BAD_USER_INPUT for codes that are no leaves,
 * RULE_VIOLATION for SAME and RENAMED with another maximum, which are never stored.
 */
export function completeLinks(links: readonly EquivalenceDraft[], leaves: readonly Leaf[], older: readonly LeafRow[]): EquivalenceDraft[] {
  const maxima = new Map(leaves.map(({ code, maxPoints }) => [code, maxPoints]));
  const before = new Map(older.map(({ code, maxPoints }) => [code, maxPoints]));
  requireLeaves(
    links.flatMap(({ newer }) => newer ?? []).filter((code) => !maxima.has(code)),
    'new',
    'mới',
  );
  requireLeaves(
    links.flatMap((link) => link.older ?? []).filter((code) => !before.has(code)),
    'older',
    'trước',
  );
  for (const { kind, newer, older: code } of links) {
    if (newer === null || code === null || kind === 'RESCALED') continue;
    const [problem] = sideProblems({ kind, newer, older: code, maxPoints: maxima.get(newer)!, olderMaxPoints: before.get(code)! });
    if (problem) throw new HubError('RULE_VIOLATION', { ...problem, hint: 'Say RESCALED, or keep the maximum.' }, { rule: problem.rule });
  }
  const named = new Set(links.map((link) => link.older));
  const dropped = older.filter((leaf) => !leaf.dropped && !named.has(leaf.code));
  return [...links, ...dropped.map(({ code }): EquivalenceDraft => ({ kind: 'NONE', newer: null, older: code }))];
}

function requireLeaves(unknown: readonly string[], which: string, whichVi: string): void {
  if (unknown.length === 0) return;
  throw badInput({
    message: `Equivalences link leaves by their codes; the ${which} version has no leaf ${listed(unknown, (count) => `and ${count} more`)}.`,
    messageVi: `Tương đương phải ghi theo ký hiệu tiêu chí; phiên bản ${whichVi} không có tiêu chí chấm điểm ${listed(unknown, (count) => `và ${count} ký hiệu khác`)}.`,
    hint: 'criteriaSet(code:, version:) { criteria(leaves: true) { code } } lists the leaves of a version.',
  });
}
