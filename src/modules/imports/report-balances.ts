import { balanceChecks } from '../quality/index.js';
import type { BalanceOutcome } from './intake.js';
import type { ReportDraft } from './report-draft.js';

const MOST_ROWS = 100;

/** What the balance identities say of reported figures, by identity: how often each holds, and the first rows in which it does not. */
export function reportBalances(drafts: readonly Pick<ReportDraft, 'row' | 'report'>[]): readonly BalanceOutcome[] {
  const outcomes = new Map<string, { rule: string; pass: number; fail: number; notTestable: number; rows: number[] }>();
  for (const { row, report } of drafts) {
    for (const { rule, outcome } of balanceChecks(report)) {
      const counted = outcomes.get(rule) ?? { rule, pass: 0, fail: 0, notTestable: 0, rows: [] };
      outcomes.set(rule, counted);
      if (outcome === 'PASS') counted.pass += 1;
      else if (outcome === 'NOT_TESTABLE') counted.notTestable += 1;
      else {
        counted.fail += 1;
        if (counted.rows.length < MOST_ROWS) counted.rows.push(row);
      }
    }
  }
  return [...outcomes.values()];
}
