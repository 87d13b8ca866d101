import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { clientReads } from '../../kernel/client-reads.js';
import type { Reads } from '../../kernel/reads.js';
import type { Check } from './check.rules.js';
import { publicationCheck } from './date.rules.js';
import { reportChecks, scorecardChecks, statementChecks } from './facts.rules.js';
import { datedFacts, gapFacts } from './other-facts.query.js';
import type { Placement } from './placement.js';
import { registerGapCheck } from './register.rules.js';
import { reportFacts } from './report-facts.query.js';
import { sumOfMaxCheck } from './score-check.rules.js';
import { scorecardFacts, setFacts } from './score-facts.query.js';
import { statementFacts } from './statement-facts.query.js';

/** A check with the figure that it is about. */
interface Finding extends Check, Placement {
  readonly type: string;
  readonly key: number;
}

/** Facts of one type of record, unless the rows say their own. */
type Facts = Placement & { readonly key: number; readonly type?: string };

const findings = <Row extends Facts>(type: string, rows: readonly Row[], checksOf: (row: Row) => readonly Check[]): Finding[] =>
  rows.flatMap((row) => {
    const { key, figure, unit, placedOn, periodFrom, periodTo, sourceId, locator, demo } = row;
    return checksOf(row).map((check) => ({
      ...check,
      type: row.type ?? type,
      key,
      figure,
      unit,
      placedOn,
      periodFrom,
      periodTo,
      sourceId,
      locator,
      demo,
    }));
  });

/** What all rules say of all stored figures: one statement a kind of figure, whatever their number. */
async function allFindings(reads: Reads): Promise<Finding[]> {
  return [
    ...findings('DossierReport', await reportFacts(reads, null), reportChecks),
    ...findings('Statement', await statementFacts(reads, null), statementChecks),
    ...findings('Event', await datedFacts(reads), ({ heldOn, publishedOn }) => [publicationCheck(heldOn, publishedOn)]),
    ...findings('Scorecard', await scorecardFacts(reads, null), scorecardChecks),
    ...findings('CriteriaSet', await setFacts(reads, null), (set) => [sumOfMaxCheck(set)]),
    ...findings('Unit', await gapFacts(reads), ({ open }) => [registerGapCheck(open)]),
  ];
}

/** Takes all findings away before what they speak of is taken back; `runChecks` makes them anew. Runs in the caller's transaction. */
export async function clearFindings(client: Client): Promise<void> {
  await client.query('delete from quality_finding');
}

/** Runs every check on what is stored and replaces all findings; tells how many there are. Runs in the caller's transaction. */
export async function runChecks(client: Client, actor: string): Promise<number> {
  const all = await allFindings(clientReads(client));
  await clearFindings(client);
  await client.query(
    `insert into quality_finding (rule, subject_type, subject_id, figure, outcome, residual, share_percent, explanation, explanation_vi, unit_id,
       placed_on, period_from, period_to, demo, source_id, locator)
     select n.rule, n.type, n.key, n.figure, n.outcome, n.residual, n."sharePercent", n.explanation, n."explanationVi", n.unit, n."placedOn",
       n."periodFrom", n."periodTo", n.demo, n."sourceId", n.locator
     from jsonb_to_recordset($1) as n(rule text, type text, key int, figure text, outcome text, residual numeric, "sharePercent" numeric, explanation text,
       "explanationVi" text, unit int, "placedOn" date, "periodFrom" date, "periodTo" date, demo boolean, "sourceId" int, locator text)`,
    [JSON.stringify(all)],
  );
  await audit(client, { actor, command: 'quality.runChecks', subject: `${all.length} findings`, after: outcomes(all) });
  return all.length;
}

const outcomes = (all: readonly Finding[]): Record<string, number> => {
  const counted = Map.groupBy(all, ({ rule, outcome }) => `${rule} ${outcome}`);
  return Object.fromEntries([...counted].map(([name, group]) => [name, group.length]));
};
