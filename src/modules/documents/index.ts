import type { HubModule } from '../../kernel/module.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { documentSeeds } from './document.founding.js';
import { legalDocumentById } from './legal-document.loaders.js';
import { LegalDocumentCountResolver, LegalDocumentMentionResolver, LegalDocumentResolver } from './legal-document.resolver.js';
import { LegalDocumentMentionTable, LegalDocumentTable } from './legal-document.table.js';
import { PartyUnitResolver } from './party.resolver.js';
import { PartyTable } from './party.table.js';
import { citingResolvers } from './source-citing.resolver.js';
import { sourceById } from './source.loaders.js';
import { SourceDocumentCountResolver, SourceDocumentResolver } from './source.resolver.js';
import { SourceDocumentTable } from './source.table.js';
import { metricById, statementById } from './statement.loaders.js';
import {
  SourceStatementsResolver,
  StatementCountResolver,
  StatementListResolver,
  UnitStatementsResolver,
} from './statement-list.resolver.js';
import { MetricResolver, StatementResolver } from './statement.resolver.js';
import { MetricTable, StatementTable } from './statement.table.js';

export { ComparisonOperator, NoValueReason, ReportScope } from './document.enums.js';
export { legalDocumentById } from './legal-document.loaders.js';
export { legalDocumentsOfNumbers, type IssuedDocumentRow, type LegalDocumentRow } from './legal-document.query.js';
export { legalDocumentsRestorable, storeLegalDocuments, type StatedDocument } from './legal-document-store.commands.js';
export { LegalDocument } from './legal-document.type.js';
export { partyId, partyIds, type NewParty } from './party.commands.js';
export { partyOfRecord, type PartyReading } from './party.loaders.js';
export { Party } from './party.type.js';
export {
  keepSourceDocument,
  requireSources,
  upsertSourceDocument,
  upsertSourceDocuments,
  type NewSourceDocument,
} from './source.commands.js';
export { sourceOfCode, sourceReference, type SourceReferenceRow } from './source.loaders.js';
export { SourceReference } from './source.type.js';
export { addSourceDocuments } from './source-store.commands.js';
export { sourcesNamed, type SourceDocumentRow } from './source.query.js';
export { allMetrics } from './metric.query.js';
export { recordStatements, statementsRestorable, storeStatements, type NewStatement } from './statement.commands.js';
export { statedFigures, type StatedFigureRow } from './stated-figure.query.js';
export { statementById } from './statement.loaders.js';
export { statementsOfSourceCodes, type StatementRow } from './statement.query.js';
export { Statement } from './statement.type.js';
export { unitsOfCodes } from './unit-codes.js';

export const documentsModule: HubModule = {
  name: 'documents',
  tables: [SourceDocumentTable, PartyTable, LegalDocumentTable, LegalDocumentMentionTable, MetricTable, StatementTable],
  resolvers: [
    SourceDocumentResolver,
    SourceDocumentCountResolver,
    ...citingResolvers,
    PartyUnitResolver,
    LegalDocumentResolver,
    LegalDocumentMentionResolver,
    LegalDocumentCountResolver,
    MetricResolver,
    StatementResolver,
    StatementListResolver,
    StatementCountResolver,
    UnitStatementsResolver,
    SourceStatementsResolver,
  ],
  nodes: {
    SourceDocument: nodeByNumber(sourceById),
    LegalDocument: nodeByNumber(legalDocumentById),
    Metric: nodeByNumber(metricById),
    Statement: nodeByNumber(statementById),
  },
  seeds: documentSeeds,
};
