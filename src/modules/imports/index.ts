import type { HubModule } from '../../kernel/module.js';
import { ImportItemsResolver } from './import-items.resolver.js';
import { ImportJobCountResolver, importJobNode, ImportJobResolver } from './import-job.resolver.js';
import { importTables } from './import-job.table.js';
import { ImportProgressResolver } from './import-progress.resolver.js';

export type { RawCell, RawRow } from './cell.js';
export { tidyText } from './cell-text.rules.js';
export type { ColumnSpec } from './column.js';
export type { Dataset } from './dataset.js';
export { datasetOf, datasets } from './datasets.js';
export { channelWords, dossierStateWords, resultKindWords, serviceLevelWords } from './dossier-words.rules.js';
export type { FilePrint, ImportFile } from './file-rows.js';
export { beginImport, importFile, runJobsOn, type BegunImport, type ImportOrder, type JobOrder, type JobRunner } from './import-file.js';
export { noteInterruptedJobs, type ImportProgress } from './import-job.commands.js';
export { rejectedRowsFile } from './rejected-rows-file.js';
export { WORK_TERMS } from './import-work.js';
export { senderRefusal } from './sender-refusal.js';
export { revertImport } from './revert-import.js';
export type { ImportReport } from './import-report.js';
export { openTable } from './open-table.js';
export type { ReadLimits } from './read-limits.js';
export { readTable } from './read-table.js';
export type { TableRow } from './row-reader.js';
export type { OpenedTable } from './table-facts.js';
export { templateCsv, templateWorkbook } from './template.js';

export const importsModule: HubModule = {
  name: 'imports',
  tables: importTables,
  resolvers: [ImportJobResolver, ImportJobCountResolver, ImportItemsResolver, ImportProgressResolver],
  nodes: { ImportJob: importJobNode },
};
