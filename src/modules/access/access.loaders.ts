import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { accountsOfIds, rolesOfAccounts } from './account.query.js';
import { keysOfPublicIds } from './service-key.query.js';

export const accountByKey = oneByKey(accountsOfIds, (account) => account.key);
export const rolesByAccount = manyByKey(rolesOfAccounts, (role) => role.account);
export const serviceKeyByPublicId = oneByKey(keysOfPublicIds, (key) => key.publicId);
