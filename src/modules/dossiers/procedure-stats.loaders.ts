import type { LoaderDefinition } from '../../kernel/loaders.js';
import type { Reads } from '../../kernel/reads.js';
import { coverageOf } from './coverage.rules.js';
import { seriesOf, type KeyedCounts } from './dossier-series.rules.js';
import { keyed, type StatsQuestion } from './dossier-stats.js';
import { refuseRows } from './dossier-stats.cost.js';
import { countOfTargets, flowsOfProcedures, type FlowKey } from './flow.query.js';
import { versionsOfProcedures } from './procedure.query.js';

/** A procedure, by code, and where and when its dossiers are counted. */
export interface ProcedureQuestion {
  readonly code: string;
  readonly question: Pick<StatsQuestion, 'scope' | 'period'>;
  readonly byUnit: boolean;
  readonly today: string;
}

const askedOf = ({ question: { scope, period }, byUnit }: ProcedureQuestion): string => JSON.stringify([scope, period, byUnit]);

/** The counts of a procedure's dossiers, by unit in the order of codes, or in one row; empty where there are none. */
export const procedureCounts: LoaderDefinition<Reads, ProcedureQuestion, readonly KeyedCounts<FlowKey>[]> = {
  sameAs: (key) => `${key.code} ${askedOf(key)}`,
  /** The same few statements for a scope and period: a query names few, however many procedures it shows. */
  async read(reads, keys) {
    const answers = new Map<ProcedureQuestion, readonly KeyedCounts<FlowKey>[]>();
    for (const group of Map.groupBy(keys, askedOf).values()) {
      const { question, byUnit, today } = group[0]!;
      const { scope, period } = question;
      if (byUnit)
        refuseRows([
          ['PROCEDURE', group.length],
          ['UNIT', await countOfTargets(reads, scope)],
        ]);
      const coverage = coverageOf(period, today, null);
      const versions = await versionsOfProcedures(
        reads,
        group.map(({ code }) => code),
      );
      const rows = await flowsOfProcedures(
        reads,
        versions.map((version) => version.key),
        scope,
        coverage,
        byUnit,
      );
      const flows = Map.groupBy(rows, ({ key }) => key);
      for (const asked of group) {
        const own = (flows.get(asked.code) ?? []).map(({ key: _, ...row }) =>
          keyed({ ...row, field: null, channel: null, serviceLevel: null }),
        );
        const counts = seriesOf(own, (key) => String(key.unit), coverage.buckets);
        answers.set(
          asked,
          counts.toSorted((one, other) => ((one.key.unitCode ?? '') < (other.key.unitCode ?? '') ? -1 : 1)),
        );
      }
    }
    return keys.map((key) => answers.get(key) ?? []);
  },
};
