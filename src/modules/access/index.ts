import type { HubModule } from '../../kernel/module.js';
import { accessTables } from './access.table.js';

export { developmentIssuer, issuerOf, newDevelopmentKey, type DevelopmentIssuer } from './development-issuer.js';
export { grantComplaint, GRANTED_ROLES, type GrantCodes } from './role.rules.js';
export { countedFinely, dossierSeen, dossiersSeenOf, evidenceSeen, findingSeen, recordsSeen, roundSeen, sheetSeen } from './policy.js';
export { oidcIssuer, type OidcSettings, type TokenIssuer } from './token-issuer.js';
export { viewers, type Viewers } from './viewers.js';

export const accessModule: HubModule = {
  name: 'access',
  tables: accessTables,
  resolvers: [],
};
