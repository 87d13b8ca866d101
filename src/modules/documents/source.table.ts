import { defineEntity, p } from '@mikro-orm/core';

export const SourceDocumentTable = defineEntity({
  name: 'SourceDocumentTable',
  tableName: 'source_document',
  properties: {
    id: p.integer().primary(),
    code: p.text().unique(),
    kind: p.text(),
    title: p.text(),
    publisher: p.text().nullable(),
    publishedOn: p.date().nullable(),
    publishedAt: p.datetime().columnType('timestamptz').nullable(),
    publishedText: p.text().nullable(),
    url: p.text().nullable(),
    note: p.text().nullable(),
  },
});
