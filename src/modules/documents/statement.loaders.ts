import type { RequestContext } from '../../kernel/context.js';
import { notFound } from '../../kernel/errors.js';
import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { allMetrics, metricsOfIds, type MetricRow } from './metric.query.js';
import { statementsOfIds, statementsOfSources, statementsOfUnits } from './statement.query.js';

export const metricById = oneByKey(metricsOfIds, (metric) => metric.key);
export const statementById = oneByKey(statementsOfIds, (statement) => statement.key);
export const statementsBySource = manyByKey(statementsOfSources, (statement) => statement.sourceId);
export const statementsByUnit = manyByKey(statementsOfUnits, (statement) => statement.unit!);

/** The metric with a code; NOT_FOUND, with the codes that exist, for any other. */
export async function metricOfCode(context: RequestContext, code: string): Promise<MetricRow> {
  const metrics = await allMetrics(context.reads);
  const metric = metrics.find((one) => one.code === code);
  if (metric) return metric;
  throw notFound({
    message: `There is no metric ${JSON.stringify(code)}.`,
    messageVi: `Không có chỉ tiêu số liệu ${JSON.stringify(code)}.`,
    hint: `The metrics are ${metrics.map((one) => one.code).join(', ')}.`,
  });
}
