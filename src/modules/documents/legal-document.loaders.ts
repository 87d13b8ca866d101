import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { legalDocumentsOfIds, mentionsOfLegalDocuments } from './legal-document.query.js';

export const legalDocumentById = oneByKey(legalDocumentsOfIds, (document) => document.key);
export const mentionsByLegalDocument = manyByKey(mentionsOfLegalDocuments, (mention) => mention.document);
