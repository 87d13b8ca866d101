import type { HubModule } from '../../kernel/module.js';
import { accessTables } from './access.table.js';
import { AccountCommandResolver } from './account-command.resolver.js';
import { AccountCountResolver, AccountResolver, AccountRoleResolver } from './account.resolver.js';
import { AuditEntryCountResolver, AuditEntryResolver } from './audit-entry.resolver.js';
import { CredentialCommandResolver } from './credential-command.resolver.js';
import { ServiceKeyCountResolver, ServiceKeyResolver } from './service-key.resolver.js';
import { ViewerResolver, ViewerRoleResolver } from './viewer.resolver.js';

export { AccountRole } from './account.type.js';
export { administratorsOnly } from './admin.js';
export { auditLines } from './audit-lines.js';
export { developmentIssuer, issuerOf, newDevelopmentKey, type DevelopmentIssuer } from './development-issuer.js';
export { accountOf, grantRole } from './grant.commands.js';
export {
  countedFinely,
  dossierSeen,
  dossiersSeenOf,
  draftsSets,
  evidenceSeen,
  findingSeen,
  importReverted,
  importSeen,
  judgedFromAbove,
  recordsSeen,
  recordsWritten,
  roundSeen,
  saidByUnit,
  setDrafted,
  setPublished,
  setSeen,
  sheetSeen,
  writesRecords,
} from './policy.js';
export { grantComplaint, GRANTED_ROLES, grantText, unitsOfRoles, type GrantCodes, type GrantedRole } from './role.rules.js';
export { createServiceKey, noteKeyUse, revokeServiceKey } from './service-key.commands.js';
export { oidcIssuer, type TokenIssuer } from './token-issuer.js';
export { ViewerRole } from './viewer.type.js';
export { viewers, type Viewers } from './viewers.js';

export const accessModule: HubModule = {
  name: 'access',
  tables: accessTables,
  resolvers: [
    ViewerResolver,
    ViewerRoleResolver,
    AccountResolver,
    AccountRoleResolver,
    AccountCountResolver,
    AccountCommandResolver,
    ServiceKeyResolver,
    ServiceKeyCountResolver,
    CredentialCommandResolver,
    AuditEntryResolver,
    AuditEntryCountResolver,
  ],
};
