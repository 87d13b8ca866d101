import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { complaintsOfJobs, importJobsOfKeys } from './import-job.query.js';

export const importJobByKey = oneByKey(importJobsOfKeys, (job) => job.key);
export const complaintsByJob = manyByKey(complaintsOfJobs, (complaint) => complaint.job);
