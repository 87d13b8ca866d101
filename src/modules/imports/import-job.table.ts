import { defineEntity, p } from '@mikro-orm/core';

export const ImportJobTable = defineEntity({
  name: 'ImportJobTable',
  tableName: 'import_job',
  properties: {
    id: p.integer().primary(),
    dataset: p.text(),
    mode: p.text(),
    atomicity: p.text(),
    status: p.text(),
    fileName: p.text(),
    sha256: p.text().fieldName('sha256'),
    bytes: p.bigint(),
    facts: p.json(),
    actor: p.text(),
    requestId: p.text().nullable(),
    startedAt: p.datetime().columnType('timestamptz'),
    endedAt: p.datetime().columnType('timestamptz'),
    created: p.integer(),
    updated: p.integer(),
    unchanged: p.integer(),
    rejected: p.integer(),
    skipped: p.integer(),
    sourceId: p.integer().nullable(),
  },
});

export const ImportComplaintTable = defineEntity({
  name: 'ImportComplaintTable',
  tableName: 'import_complaint',
  properties: {
    jobId: p.integer().primary(),
    place: p.integer().primary(),
    code: p.text(),
    sheet: p.text().nullable(),
    columnTitle: p.text().nullable(),
    message: p.text(),
    messageVi: p.text(),
    hint: p.text(),
    hintVi: p.text(),
    sample: p.text(),
    rows: p.array().columnType('integer[]'),
    count: p.integer(),
  },
});

export const importTables = [ImportJobTable, ImportComplaintTable];
