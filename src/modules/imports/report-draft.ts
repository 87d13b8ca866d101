import type { NewDossierReport } from '../dossiers/index.js';
import type { UnitWords } from './unit-directory.js';

/** A reported figure of a file; its unit is still a word. */
export interface ReportDraft {
  readonly sheet: string | null;
  readonly row: number;
  readonly unit: UnitWords;
  readonly report: Omit<NewDossierReport, 'unit' | 'source' | 'locator'>;
}
