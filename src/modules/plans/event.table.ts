import { defineEntity, p } from '@mikro-orm/core';

export const EventTable = defineEntity({
  name: 'EventTable',
  tableName: 'event',
  properties: {
    id: p.integer().primary(),
    code: p.text().unique(),
    kind: p.text(),
    title: p.text(),
    unitId: p.integer().nullable(),
    unresolvedUnit: p.text().nullable(),
    year: p.integer(),
    heldOn: p.date().nullable(),
    heldText: p.text().nullable(),
    place: p.text().nullable(),
    chairPost: p.text().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const EventItemTable = defineEntity({
  name: 'EventItemTable',
  tableName: 'event_item',
  properties: {
    id: p.integer().primary(),
    eventId: p.integer(),
    kind: p.text(),
    position: p.integer(),
    text: p.text(),
    planId: p.integer().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const TaskTable = defineEntity({
  name: 'TaskTable',
  tableName: 'task',
  properties: {
    id: p.integer().primary(),
    eventId: p.integer().nullable(),
    position: p.integer(),
    text: p.text(),
    status: p.text(),
    unitId: p.integer().nullable(),
    unresolvedUnit: p.text().nullable(),
    ownerId: p.integer().nullable(),
    assignedOn: p.date().nullable(),
    dueBefore: p.date().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});
