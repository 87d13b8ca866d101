import { defineEntity, p } from '@mikro-orm/core';

export const PlanTable = defineEntity({
  name: 'PlanTable',
  tableName: 'plan',
  properties: {
    id: p.integer().primary(),
    code: p.text().unique(),
    title: p.text(),
    status: p.text(),
    unitId: p.integer(),
    year: p.integer().nullable(),
    legalDocumentId: p.integer().nullable(),
    carriesOutId: p.integer().nullable(),
    instrumentId: p.integer().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const PlanItemTable = defineEntity({
  name: 'PlanItemTable',
  tableName: 'plan_item',
  properties: {
    id: p.integer().primary(),
    planId: p.integer(),
    position: p.integer(),
    text: p.text(),
    instrumentId: p.integer().nullable(),
    dimensionId: p.integer().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const ReportingDutyTable = defineEntity({
  name: 'ReportingDutyTable',
  tableName: 'reporting_duty',
  properties: {
    id: p.integer().primary(),
    unitId: p.integer(),
    text: p.text(),
    frequency: p.text().nullable(),
    since: p.date().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const TimeTargetTable = defineEntity({
  name: 'TimeTargetTable',
  tableName: 'time_target',
  properties: {
    id: p.integer().primary(),
    unitId: p.integer().nullable(),
    unresolvedUnit: p.text().nullable(),
    procedureId: p.integer().nullable(),
    statutoryDays: p.decimal().precision(6).scale(2).nullable(),
    committedDays: p.decimal().precision(6).scale(2).nullable(),
    cutPercent: p.decimal().precision(5).scale(2).nullable(),
    operator: p.text().default('EXACT'),
    text: p.text(),
    periodFrom: p.date().nullable(),
    periodTo: p.date().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});
