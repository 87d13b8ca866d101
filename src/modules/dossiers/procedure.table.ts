import { defineEntity, p } from '@mikro-orm/core';

export const ProcedureFieldTable = defineEntity({
  name: 'ProcedureFieldTable',
  tableName: 'procedure_field',
  properties: {
    id: p.integer().primary(),
    code: p.text(),
    name: p.text(),
    ordinal: p.integer(),
    demo: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const ProcedureTable = defineEntity({
  name: 'ProcedureTable',
  tableName: 'procedure',
  properties: {
    id: p.integer().primary(),
    code: p.text(),
    name: p.text(),
    fieldId: p.integer(),
    level: p.text(),
    serviceLevel: p.text().nullable(),
    statutoryDays: p.integer().nullable(),
    committedDays: p.integer().nullable(),
    fee: p.decimal().precision(14).scale(2).nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    during: p.string().columnType('daterange').generated('stored by the database').persist(false),
    searchKey: p.text(),
    demo: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});
