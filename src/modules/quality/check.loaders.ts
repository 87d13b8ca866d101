import type { LoaderDefinition } from '../../kernel/loaders.js';
import type { Reads } from '../../kernel/reads.js';
import type { Check } from './check.rules.js';
import { reportChecks, scorecardChecks, statementChecks } from './facts.rules.js';
import { reportFacts } from './report-facts.query.js';
import { sumOfMaxCheck } from './score-check.rules.js';
import { scorecardFacts, setFacts } from './score-facts.query.js';
import { statementFacts } from './statement-facts.query.js';

type FactsOf<Facts> = (reads: Reads, keys: readonly number[]) => Promise<readonly Facts[]>;

/** The checks of records by their keys: the facts of all in one statement, then the rules. None for a key without facts. */
const checksOf = <Facts extends { readonly key: number }>(
  factsOf: FactsOf<Facts>,
  checks: (facts: Facts) => readonly Check[],
): LoaderDefinition<Reads, number, readonly Check[]> => ({
  async read(reads, keys) {
    const facts = new Map((await factsOf(reads, keys)).map((one) => [one.key, checks(one)]));
    return keys.map((key) => facts.get(key) ?? []);
  },
});

export const checksByStatement = checksOf(statementFacts, statementChecks);
export const checksByReport = checksOf(reportFacts, reportChecks);
export const checksBySet = checksOf(setFacts, (facts) => [sumOfMaxCheck(facts)]);

/** The rank of sheets as far as it was published; the sums of their sets are checked by set. */
export const rankChecksByScorecard = checksOf(scorecardFacts, scorecardChecks);
