import { globalId } from '../../kernel/global-id.js';

/** Where the file of a document is handed out, below the address of the hub. */
export const evidenceFileUrl = (evidence: number): string => `/evidence/${globalId('Evidence', evidence)}/file`;
