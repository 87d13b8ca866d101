import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { findingsOfKeys, qualityFindingsOfUnits } from './quality-finding.query.js';

export const qualityFindingByKey = oneByKey(findingsOfKeys, (finding) => finding.key);
export const qualityFindingsByUnit = manyByKey(qualityFindingsOfUnits, (finding) => finding.unit);
