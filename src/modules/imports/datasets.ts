import { notFound } from '../../kernel/errors.js';
import { criteriaSetsDataset } from './criteria-sets.dataset.js';
import type { Dataset } from './dataset.js';
import { documentsDataset } from './documents.dataset.js';
import { dossierEventsDataset } from './dossier-events.dataset.js';
import { dossierReportsDataset } from './dossier-reports.dataset.js';
import { dossiersDataset } from './dossiers.dataset.js';
import { evidenceDataset } from './evidence.dataset.js';
import { formIi06aDataset } from './form-ii-06a.dataset.js';
import { proceduresDataset } from './procedures.dataset.js';
import { unitChangesDataset } from './unit-changes.dataset.js';
import { unitsDataset } from './units.dataset.js';
import { recommendationsDataset } from './recommendations.dataset.js';
import { scoresDataset } from './scores.dataset.js';
import { statementsDataset } from './statements.dataset.js';
import { surveyResultsDataset } from './survey-results.dataset.js';

/** Every kind of file that the hub takes. */
export const datasets: readonly Dataset[] = [
  dossiersDataset,
  dossierEventsDataset,
  dossierReportsDataset,
  formIi06aDataset,
  proceduresDataset,
  unitsDataset,
  unitChangesDataset,
  criteriaSetsDataset,
  statementsDataset,
  documentsDataset,
  surveyResultsDataset,
  scoresDataset,
  evidenceDataset,
  recommendationsDataset,
];

/** The dataset of a name; NOT_FOUND with the names that there are. */
export function datasetOf(name: string): Dataset {
  const found = datasets.find((dataset) => dataset.name === name);
  if (found) return found;
  const names = datasets.map((dataset) => dataset.name).join(', ');
  throw notFound({
    message: `There is no dataset ${JSON.stringify(name)}; there are ${names}.`,
    messageVi: `Không có bộ dữ liệu ${JSON.stringify(name)}; các bộ dữ liệu hiện có: ${names}.`,
    hint: '/templates/dossier-reports.xlsx is the template of the first.',
  });
}
