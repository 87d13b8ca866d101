import { defineEntity, p } from '@mikro-orm/core';

const computed = 'stored by the database';

export const DossierTable = defineEntity({
  name: 'DossierTable',
  tableName: 'dossier',
  properties: {
    id: p.integer().primary(),
    code: p.text(),
    procedureId: p.integer(),
    responsibleUnitId: p.integer(),
    receivingUnitId: p.integer(),
    channel: p.text(),
    serviceLevel: p.text().nullable(),
    dueOn: p.date().nullable(),
    resultKind: p.text().nullable(),
    state: p.smallint(),
    stateAt: p.datetime(),
    submittedAt: p.datetime(),
    refusedAt: p.datetime().nullable(),
    receivedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    closingState: p.smallint().nullable(),
    paused: p.string().columnType('datemultirange'),
    submittedOn: p.date().generated(computed).persist(false),
    receivedOn: p.date().nullable().generated(computed).persist(false),
    closedOn: p.date().nullable().generated(computed).persist(false),
    overdue: p.string().columnType('datemultirange').generated(computed).persist(false),
    outcome: p.text().nullable().generated(computed).persist(false),
    demo: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const DossierEventTable = defineEntity({
  name: 'DossierEventTable',
  tableName: 'dossier_event',
  properties: {
    dossierId: p.integer().primary(),
    seq: p.smallint().primary(),
    state: p.smallint(),
    at: p.datetime(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
    withdrawnSourceId: p.integer().nullable(),
    withdrawnLocator: p.text().nullable(),
  },
});

/** Roll-ups: derived rows without a key of their own, told apart by what they are grouped by. */
export const DossierFlowTable = defineEntity({
  name: 'DossierFlowTable',
  tableName: 'dossier_flow',
  properties: {
    unitId: p.integer().primary(),
    span: p.text().primary(),
    detailed: p.boolean().primary(),
    firstDay: p.date().primary(),
    procedureFieldId: p.integer().nullable(),
    channel: p.text().primary(),
    serviceLevel: p.text().nullable(),
    demo: p.boolean().primary(),
    intake: p.integer(),
    refused: p.integer(),
    early: p.integer(),
    onTime: p.integer(),
    late: p.integer(),
    returned: p.integer(),
    withdrawn: p.integer(),
    pausedIn: p.integer(),
    pausedOut: p.integer(),
    overdueIn: p.integer(),
    overdueOut: p.integer(),
  },
});

export const dossierTables = [DossierTable, DossierEventTable, DossierFlowTable];
