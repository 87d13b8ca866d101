import { defineEntity, p } from '@mikro-orm/core';

export const LegalDocumentTable = defineEntity({
  name: 'LegalDocumentTable',
  tableName: 'legal_document',
  properties: {
    id: p.integer().primary(),
    number: p.text(),
    kind: p.text(),
    status: p.text(),
    title: p.text().nullable(),
    issuerId: p.integer().nullable(),
    issuedOn: p.date().nullable(),
    issuedYear: p.integer().nullable(),
    note: p.text().nullable(),
  },
});

export const LegalDocumentMentionTable = defineEntity({
  name: 'LegalDocumentMentionTable',
  tableName: 'legal_document_mention',
  properties: {
    legalDocumentId: p.integer().primary(),
    sourceId: p.integer().primary(),
    locator: p.text().primary(),
    text: p.text(),
  },
});
