import { defineEntity, p } from '@mikro-orm/core';

export const OversightFindingTable = defineEntity({
  name: 'OversightFindingTable',
  tableName: 'oversight_finding',
  properties: {
    id: p.integer().primary(),
    missionId: p.integer().nullable(),
    unitId: p.integer().nullable(),
    unresolvedSubject: p.text().nullable(),
    kind: p.text(),
    text: p.text(),
    criterionId: p.integer().nullable(),
    foundOn: p.date(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const FindingCauseTable = defineEntity({
  name: 'FindingCauseTable',
  tableName: 'finding_cause',
  properties: {
    id: p.integer().primary(),
    findingId: p.integer(),
    ordinal: p.integer(),
    kind: p.text().nullable(),
    text: p.text(),
    ownerId: p.integer().nullable(),
    criterionId: p.integer().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const findingTables = [OversightFindingTable, FindingCauseTable];
