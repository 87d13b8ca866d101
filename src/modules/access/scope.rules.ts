import type { Grant, Scope } from '../../kernel/viewer.js';

/** What the roles say by themselves, before any row is looked at. */
export const rightsOf = (grants: readonly Grant[]): Pick<Scope, 'everything' | 'administers'> => {
  const administers = grants.some(({ role }) => role === 'ADMIN');
  return { administers, everything: administers || grants.some(({ role }) => role === 'DATA_STEWARD') };
};

/** Everything that any of the parts opens; keys each once, in rising order. */
export function unionOf(parts: readonly Partial<Scope>[]): Scope {
  const keys = (name: Exclude<keyof Scope, 'everything' | 'administers' | 'sender' | 'inspected'>): readonly number[] =>
    [...new Set(parts.flatMap((part) => part[name] ?? []))].sort((one, other) => one - other);
  return {
    everything: parts.some((part) => part.everything),
    administers: parts.some((part) => part.administers),
    sender: null,
    own: keys('own'),
    below: keys('below'),
    drafted: keys('drafted'),
    rounds: keys('rounds'),
    appraised: keys('appraised'),
    overseen: keys('overseen'),
    inspected: parts.flatMap((part) => part.inspected ?? []),
  };
}
