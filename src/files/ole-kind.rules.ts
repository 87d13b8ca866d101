import type { FileKind } from './file-kind.rules.js';

/** What an old Office file is, by the names in its directory: those at its top, and all of them. */
export function oleKind(top: readonly string[], all: readonly string[]): FileKind {
  if (top.includes('EncryptedPackage')) return 'LOCKED';
  const kind = top.includes('WordDocument') ? 'DOC' : top.includes('Workbook') || top.includes('Book') ? 'XLS' : 'UNKNOWN';
  return kind !== 'UNKNOWN' && all.some((name) => MACROS.includes(name)) ? 'MACROS' : kind;
}

const MACROS: readonly string[] = ['Macros', 'VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR'];
