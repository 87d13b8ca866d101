import { inspect } from 'graphql/jsutils/inspect.js';

/** Whatever was thrown, as the Error that graphql-js makes of it. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(`Unexpected error value: ${inspect(thrown)}`);

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/**
 * A resolver's value with promises only on the outside and never rejected with anything but an Error: an item of a
 * list that is rejected becomes an Error in its place, which the compiled code reports with the item's path.
 */
export function withoutPromises(value: unknown): unknown {
  if (isPromise(value)) return value.then(withoutPromises, rejectAsError);
  if (!Array.isArray(value) || !value.some(isPromise)) return value;
  return Promise.all(value.map((item) => (isPromise(item) ? item.then(withoutPromises, asError) : item)));
}

function rejectAsError(reason: unknown): never {
  throw asError(reason);
}
