import type { LoaderDefinition } from '../../kernel/loaders.js';
import type { ClosedPeriod } from '../../kernel/period.js';
import type { Reads } from '../../kernel/reads.js';
import { coverageOf } from './coverage.rules.js';
import { seriesOf, type KeyedFlow } from './dossier-series.rules.js';
import { NO_COUNTS, type DemoCounts } from './dossier-stats.js';
import { flowsOfUnits } from './flow.query.js';

/** A unit and the period of its counts; `today` ends a period that has not ended. */
export interface UnitPeriod {
  readonly unit: number;
  readonly period: ClosedPeriod;
  readonly today: string;
}

/** The counts of a unit with everything below it; null where the hub holds no dossier of any of them up to the period's end. */
export const countsByUnit: LoaderDefinition<Reads, UnitPeriod, DemoCounts | null> = {
  sameAs: ({ unit, period }) => `${unit} ${period.from}..${period.to}`,
  /** One statement a period: a query names few, however many units it shows. */
  async read(reads, keys) {
    const answers = new Map<UnitPeriod, DemoCounts>();
    for (const group of Map.groupBy(keys, ({ period }) => `${period.from}..${period.to}`).values()) {
      const { period, today } = group[0]!;
      const coverage = coverageOf(period, today, null);
      const rows = await flowsOfUnits(
        reads,
        group.map(({ unit }) => unit),
        period.to,
        coverage,
      );
      const flows = Map.groupBy(rows.map(keyedByUnit), ({ key }) => key);
      for (const key of group) {
        const [counts] = seriesOf(flows.get(key.unit) ?? [], String, coverage.buckets);
        if (flows.has(key.unit)) answers.set(key, counts?.counts ?? NO_COUNTS);
      }
    }
    return keys.map((key) => answers.get(key) ?? null);
  },
};

const keyedByUnit = ({ key, bucket, demo, ...flow }: Awaited<ReturnType<typeof flowsOfUnits>>[number]): KeyedFlow<number> => ({
  key,
  bucket,
  demo,
  flow,
});
