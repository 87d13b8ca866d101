import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { dossierReports, dossierReportsOfUnits } from './dossier-report.query.js';

export const dossierReportByKey = oneByKey(dossierReports, (report) => report.key);
export const dossierReportsByUnit = manyByKey(dossierReportsOfUnits, (report) => report.unit);
