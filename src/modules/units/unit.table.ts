import { defineEntity, p } from '@mikro-orm/core';

/** The identity of a unit; its names, kinds and parents are in `unit_version`. */
export const UnitTable = defineEntity({
  name: 'UnitTable',
  tableName: 'unit',
  properties: {
    id: p.integer().primary(),
    firstDay: p.date().nullable(),
    lastDay: p.date().nullable(),
  },
});

export const UnitVersionTable = defineEntity({
  name: 'UnitVersionTable',
  tableName: 'unit_version',
  properties: {
    id: p.integer().primary(),
    unitId: p.integer(),
    code: p.text(),
    name: p.text(),
    kind: p.text(),
    level: p.text(),
    isTerritory: p.boolean().generated('stored by the database').persist(false),
    parentId: p.integer().nullable(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    validFromKnown: p.boolean(),
    validToKnown: p.boolean(),
    during: p.string().columnType('daterange').generated('stored by the database').persist(false),
    searchKey: p.text(),
    foldKey: p.text(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

/** Ancestors over days. It has no key of its own: its rows are derived, and told apart by their three columns. */
export const UnitClosureTable = defineEntity({
  name: 'UnitClosureTable',
  tableName: 'unit_closure',
  properties: {
    ancestorId: p.integer().primary(),
    descendantId: p.integer().primary(),
    depth: p.smallint(),
    during: p.string().columnType('daterange').primary(),
  },
});

export const UnitSuccessionTable = defineEntity({
  name: 'UnitSuccessionTable',
  tableName: 'unit_succession',
  properties: {
    id: p.integer().primary(),
    predecessorId: p.integer(),
    successorId: p.integer(),
    kind: p.text(),
    weight: p.decimal().precision(7).scale(6).nullable(),
    effectiveOn: p.date(),
    effectiveOnKnown: p.boolean(),
    decision: p.text().nullable(),
    derived: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const RegisterGapTable = defineEntity({
  name: 'RegisterGapTable',
  tableName: 'register_gap',
  properties: {
    id: p.integer().primary(),
    provinceCode: p.text(),
    code: p.text(),
    name: p.text(),
    reason: p.text(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const unitTables = [UnitTable, UnitVersionTable, UnitClosureTable, UnitSuccessionTable, RegisterGapTable];
