import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { accountsOfIds, rolesOfAccounts, rolesOfIds } from './account.query.js';
import { keysOfPublicIds } from './service-key.query.js';

export const accountByKey = oneByKey(accountsOfIds, (account) => account.key);
export const rolesByAccount = manyByKey(rolesOfAccounts, (role) => role.account);
export const roleByKey = oneByKey(rolesOfIds, (role) => role.key);
export const serviceKeyByPublicId = oneByKey(keysOfPublicIds, (key) => key.publicId);
