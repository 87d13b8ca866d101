import { manyByKey, manyBySlot, oneBySlot } from '../../kernel/loaders.js';
import { ancestorsOf, childrenOf, holdersOf, predecessorsOf, successorsOf, unitsAt, versionsOf } from './unit.query.js';

/** A unit on a day; the day is moved into the unit's life. Null only for an identity that does not exist. */
export const unitAt = oneBySlot(unitsAt, (key) => `${key.unit}@${key.on}`);

/** The holder of a code: see `HolderKey`. */
export const holderOf = oneBySlot(holdersOf, (key) => `${key.code}@${key.since ?? ''}..${key.on}`);

export const childrenAt = manyBySlot(childrenOf, (key) => `${key.unit}@${key.on}/${key.level ?? ''}/${key.kinds?.join() ?? ''}`);
export const ancestorsAt = manyBySlot(ancestorsOf, (key) => `${key.unit}@${key.on}`);
export const versionsByUnit = manyByKey(versionsOf, (version) => version.unit);
export const predecessorsByUnit = manyByKey(predecessorsOf, (link) => link.successor);
export const successorsByUnit = manyByKey(successorsOf, (link) => link.predecessor);
