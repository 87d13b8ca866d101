import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { causesOfFindings, causesOfIds } from './cause.query.js';
import { findingsOfCriteria, findingsOfIds, findingsOfMissions, findingsOfUnits } from './finding.query.js';

export const findingByKey = oneByKey(findingsOfIds, (finding) => finding.key);
export const findingsByMission = manyByKey(findingsOfMissions, (finding) => finding.mission);
export const findingsByUnit = manyByKey(findingsOfUnits, (finding) => finding.unit);
export const findingsByCriterion = manyByKey(findingsOfCriteria, (finding) => finding.criterion);
export const causeByKey = oneByKey(causesOfIds, (cause) => cause.key);
export const causesByFinding = manyByKey(causesOfFindings, (cause) => cause.finding);
