import { defineEntity, p } from '@mikro-orm/core';

export const MetricTable = defineEntity({
  name: 'MetricTable',
  tableName: 'metric',
  properties: {
    id: p.integer().primary(),
    code: p.text().unique(),
    name: p.text(),
    unitOfMeasure: p.text().nullable(),
    description: p.text(),
    registerKinds: p.array().nullable(),
  },
});

export const StatementTable = defineEntity({
  name: 'StatementTable',
  tableName: 'statement',
  properties: {
    id: p.integer().primary(),
    metricId: p.integer(),
    unitId: p.integer().nullable(),
    unresolvedSubject: p.text().nullable(),
    scope: p.text().nullable(),
    operator: p.text().default('EXACT'),
    value: p.decimal().columnType('numeric').nullable(),
    outOf: p.decimal().columnType('numeric').nullable(),
    text: p.text(),
    periodFrom: p.date().nullable(),
    periodTo: p.date().nullable(),
    asOf: p.date().nullable(),
    noValueReason: p.text().nullable(),
    sourceId: p.integer(),
    locator: p.text(),
  },
});
