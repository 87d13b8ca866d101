import { manyByKey, oneByKey, oneBySlot } from '../../kernel/loaders.js';
import { procedureFields, procedures, proceduresOn, versionsOfProcedures } from './procedure.query.js';

export const procedureFieldByKey = oneByKey(procedureFields, (field) => field.key);
export const procedureByKey = oneByKey(procedures, (procedure) => procedure.key);
export const procedureOn = oneBySlot(proceduresOn, (key) => `${key.code}@${key.on}`);
export const versionsByProcedure = manyByKey(versionsOfProcedures, (procedure) => procedure.code);
