import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { UnitKind } from '../units/index.js';

export interface MetricRow {
  key: number;
  code: string;
  name: string;
  unitOfMeasure: string | null;
  description: string;
  registerKinds: UnitKind[] | null;
}

const columns = sql<MetricRow>`
  m.id as key, m.code, m.name, m.unit_of_measure as "unitOfMeasure", m.description, m.register_kinds as "registerKinds"`;

export const metricsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<MetricRow>`select ${columns} from metric m where m.id = any(${ids}::int[])`);

/** All metrics, by code. */
export const allMetrics = (reads: Reads) => reads.rows(sql<MetricRow>`select ${columns} from metric m order by m.code`);
