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
    facts: p.json().nullable(),
    actor: p.text(),
    requestId: p.text().nullable(),
    startedAt: p.datetime().columnType('timestamptz'),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
    created: p.integer(),
    updated: p.integer(),
    unchanged: p.integer(),
    rejected: p.integer(),
    skipped: p.integer(),
    sourceId: p.integer().nullable(),
    phase: p.text(),
    rowsRead: p.integer(),
    bytesRead: p.bigint(),
    heardAt: p.datetime().columnType('timestamptz'),
    transactionId: p.string().columnType('xid8').nullable(),
    balances: p.json(),
    revertedAt: p.datetime().columnType('timestamptz').nullable(),
    revertedBy: p.text().nullable(),
    restored: p.integer().nullable(),
    kept: p.json().nullable(),
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

export const ImportRejectedRowTable = defineEntity({
  name: 'ImportRejectedRowTable',
  tableName: 'import_rejected_row',
  properties: {
    jobId: p.integer().primary(),
    place: p.integer().primary(),
    sheet: p.text().nullable(),
    row: p.integer(),
    cells: p.json(),
    why: p.text(),
    whyVi: p.text(),
  },
});

/** The ledger, written by a trigger. */
export const ImportChangeTable = defineEntity({
  name: 'ImportChangeTable',
  tableName: 'import_change',
  properties: {
    id: p.bigint().primary(),
    jobId: p.integer(),
    relation: p.text(),
    added: p.string().columnType('int4range').nullable(),
    key: p.json().nullable(),
    before: p.json().nullable(),
  },
});

export const importTables = [ImportJobTable, ImportComplaintTable, ImportRejectedRowTable, ImportChangeTable];
