import { manyByKey, oneByKey, oneBySlot } from '../../kernel/loaders.js';
import {
  bandsOfSets,
  criteriaFields,
  criteriaSets,
  criteriaSetsByCode,
  criteriaSetsOfUnits,
  fieldsOfSets,
  gradeBands,
  tieBreakersOfSets,
} from './criteria-set.query.js';
import { standingSets } from './standing-set.query.js';
import { componentsOfCriteria, criteria, criteriaOfFields, criteriaOfSets, linksToNewer, linksToOlder } from './criterion.query.js';

export const criteriaSetByKey = oneByKey(criteriaSets, (set) => set.key);
export const criteriaSetByCode = oneBySlot(criteriaSetsByCode, (key) => `${key.version ?? ''}/${key.code}`);
export const criteriaSetsByUnit = manyByKey(criteriaSetsOfUnits, (set) => set.unit);
/** A set as it stands, whole. */
export const standingSetByKey = oneByKey(standingSets, (standing) => standing.key);
export const criteriaFieldByKey = oneByKey(criteriaFields, (field) => field.key);
export const fieldsBySet = manyByKey(fieldsOfSets, (field) => field.set);
export const gradeBandByKey = oneByKey(gradeBands, (band) => band.key);
export const bandsBySet = manyByKey(bandsOfSets, (band) => band.set);
export const tieBreakersBySet = manyByKey(tieBreakersOfSets, (tieBreaker) => tieBreaker.set);
export const criterionByKey = oneByKey(criteria, (criterion) => criterion.key);
export const criteriaBySet = manyByKey(criteriaOfSets, (criterion) => criterion.set);
export const criteriaByField = manyByKey(criteriaOfFields, (criterion) => criterion.fieldKey);
export const componentsByCriterion = manyByKey(componentsOfCriteria, (criterion) => criterion.parentKey);
export const olderByCriterion = manyByKey(linksToOlder, (link) => link.newer);
export const newerByCriterion = manyByKey(linksToNewer, (link) => link.older);
