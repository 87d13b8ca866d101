import type { HubModule } from '../../kernel/module.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { DossierCountResolver, DossierListResolver, UnitDossiersResolver } from './dossier-list.resolver.js';
import { dossierReportByKey } from './dossier-report.loaders.js';
import { DossierReportCountResolver, DossierReportResolver, UnitDossierReportsResolver } from './dossier-report.resolver.js';
import { DossierReportTable } from './dossier-report.table.js';
import {
  DossierStatsKeyResolver,
  DossierStatsResolver,
  ProcedureDossierStatsResolver,
  UnitDossierStatsResolver,
} from './dossier-stats.resolver.js';
import { flowsRecount, livesRecount } from './dossier.recounts.js';
import { dossiersDemo } from './dossier.demo.js';
import { dossiersFounding } from './dossier.founding.js';
import { dossierByReadingKey, DossierEventSourceResolver, DossierResolver } from './dossier.resolver.js';
import { dossierTables } from './dossier.table.js';
import { procedureByKey, procedureFieldByKey } from './procedure.loaders.js';
import { ProcedureCountResolver, ProcedureFieldResolver, ProcedureResolver } from './procedure.resolver.js';
import { ProcedureFieldTable, ProcedureTable } from './procedure.table.js';

export { DossierStage, type StatedDossier, type StatedEvent } from './dossier-stage.commands.js';
export type { Unsettled } from './dossier-stage.settle.js';
export { dossiersRestorable } from './dossier-restore.commands.js';
export { localDay, type DossierEvent } from './dossier.rules.js';
export { catalogueRestorable, storeCatalogue } from './catalogue.commands.js';
export { procedureFinder } from './procedure-finder.js';
export { rebuildRollups } from './dossier-flow.commands.js';
export { Channel, DossierState, ResultKind, ServiceLevel } from './dossier.enums.js';
export { dossierReportsRestorable, REPORTED_COUNTS, storeDossierReports, type NewDossierReport } from './dossier-report.commands.js';
export { dossierReportsOfCode, type DossierReportRow } from './dossier-report.query.js';
export { DossierReport } from './dossier-report.type.js';
export { DEFINITION } from './counting.js';
export { countsByUnit } from './dossier-stats.loaders.js';
export type { DemoCounts } from './dossier-stats.js';
export { DossierCounts } from './dossier-stats.type.js';
export { procedureByKey } from './procedure.loaders.js';
export { allProcedureFields, versionsOfProcedures, type ProcedureFieldRow, type ProcedureRow } from './procedure.query.js';
export { Procedure } from './procedure.type.js';

export const dossiersModule: HubModule = {
  name: 'dossiers',
  tables: [ProcedureFieldTable, ProcedureTable, ...dossierTables, DossierReportTable],
  resolvers: [
    ProcedureResolver,
    ProcedureCountResolver,
    ProcedureFieldResolver,
    ProcedureDossierStatsResolver,
    DossierResolver,
    DossierEventSourceResolver,
    DossierListResolver,
    DossierCountResolver,
    UnitDossiersResolver,
    DossierStatsResolver,
    DossierStatsKeyResolver,
    UnitDossierStatsResolver,
    DossierReportResolver,
    DossierReportCountResolver,
    UnitDossierReportsResolver,
  ],
  nodes: {
    ProcedureField: nodeByNumber(procedureFieldByKey),
    Procedure: nodeByNumber(procedureByKey),
    Dossier: dossierByReadingKey,
    DossierReport: nodeByNumber(dossierReportByKey),
  },
  seeds: [dossiersFounding, dossiersDemo],
  recounts: [livesRecount, flowsRecount],
};
