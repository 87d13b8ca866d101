import { defineEntity, p } from '@mikro-orm/core';

export const QualityFindingTable = defineEntity({
  name: 'QualityFindingTable',
  tableName: 'quality_finding',
  properties: {
    rule: p.text().primary(),
    subjectType: p.text().primary(),
    subjectId: p.integer().primary(),
    figure: p.text(),
    outcome: p.text(),
    residual: p.decimal().columnType('numeric').nullable(),
    sharePercent: p.decimal().columnType('numeric').nullable(),
    explanation: p.text(),
    explanationVi: p.text(),
    unitId: p.integer().nullable(),
    placedOn: p.date().nullable(),
    periodFrom: p.date().nullable(),
    periodTo: p.date().nullable(),
    demo: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});
