import { defineEntity, p } from '@mikro-orm/core';

const count = () => p.integer().nullable();

export const DossierReportTable = defineEntity({
  name: 'DossierReportTable',
  tableName: 'dossier_report',
  properties: {
    id: p.integer().primary(),
    unitId: p.integer(),
    scope: p.text(),
    channel: p.text().nullable(),
    periodFrom: p.date(),
    periodTo: p.date(),
    intake: count(),
    carriedOver: count(),
    received: count(),
    resolved: count(),
    early: count(),
    onTime: count(),
    late: count(),
    open: count(),
    openInTime: count(),
    openLate: count(),
    paused: count(),
    returned: count(),
    withdrawn: count(),
    refused: count(),
    definition: p.text().nullable(),
    note: p.text().nullable(),
    demo: p.boolean(),
    sourceId: p.integer(),
    locator: p.text(),
  },
});
