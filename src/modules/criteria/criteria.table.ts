import { defineEntity, p } from '@mikro-orm/core';

const points = () => p.decimal().precision(8).scale(4);

export const CriteriaSetTable = defineEntity({
  name: 'CriteriaSetTable',
  tableName: 'criteria_set',
  properties: {
    id: p.integer().primary(),
    code: p.text(),
    version: p.integer(),
    name: p.text(),
    block: p.text(),
    status: p.text(),
    issuerId: p.integer().nullable(),
    rolledOutById: p.integer().nullable(),
    effectiveFromYear: p.integer().nullable(),
    effectiveToYear: p.integer().nullable(),
    maxPoints: points().nullable(),
    surveyMaxPoints: points().nullable(),
    notApplicablePolicy: p.text().nullable(),
    bonusEntry: p.text().nullable(),
    bonusCap: points().nullable(),
    penaltyCap: points().nullable(),
    indexMayPass100: p.boolean().fieldName('index_may_pass_100').nullable(),
    demo: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const CriteriaFieldTable = defineEntity({
  name: 'CriteriaFieldTable',
  tableName: 'criteria_field',
  properties: {
    id: p.integer().primary(),
    setId: p.integer(),
    ordinal: p.integer(),
    code: p.text(),
    name: p.text(),
    canonicalField: p.text(),
    part: p.text(),
    maxPoints: points(),
  },
});

export const CriterionTable = defineEntity({
  name: 'CriterionTable',
  tableName: 'criterion',
  properties: {
    id: p.integer().primary(),
    setId: p.integer(),
    fieldId: p.integer(),
    parentId: p.integer().nullable(),
    ordinal: p.integer(),
    code: p.text(),
    name: p.text(),
    maxPoints: points(),
    isLeaf: p.boolean(),
    leafMaxPoints: points().nullable().generated('stored by the database').persist(false),
    method: p.text().nullable(),
    scoringRule: p.json().nullable(),
    ownerAgencyName: p.text().nullable(),
    ownerAgencyId: p.integer().nullable(),
    appraiserAgencyName: p.text().nullable(),
    appraiserAgencyId: p.integer().nullable(),
    lineageId: p.integer().nullable(),
    measure: p.json().nullable(),
  },
});

export const GradeBandTable = defineEntity({
  name: 'GradeBandTable',
  tableName: 'grade_band',
  properties: {
    id: p.integer().primary(),
    setId: p.integer(),
    code: p.text(),
    name: p.text(),
    minIndex: points(),
  },
});

export const TieBreakerTable = defineEntity({
  name: 'TieBreakerTable',
  tableName: 'tie_breaker',
  properties: {
    id: p.integer().primary(),
    setId: p.integer(),
    ordinal: p.integer(),
    kind: p.text(),
    fieldId: p.integer().nullable(),
  },
});

export const CriterionEquivalenceTable = defineEntity({
  name: 'CriterionEquivalenceTable',
  tableName: 'criterion_equivalence',
  properties: {
    id: p.integer().primary(),
    kind: p.text(),
    newerId: p.integer().nullable(),
    olderId: p.integer().nullable(),
  },
});

export const criteriaTables = [
  CriteriaSetTable,
  CriteriaFieldTable,
  CriterionTable,
  GradeBandTable,
  TieBreakerTable,
  CriterionEquivalenceTable,
];
