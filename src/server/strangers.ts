import { HubError } from '../kernel/errors.js';
import type { Viewer } from '../kernel/viewer.js';

/** Somebody to whom a hub in production shows nothing that only helps to look around. */
export const isStranger = ({ actor }: Viewer, production: boolean): boolean => production && actor === 'anonymous';

/** A thing that is there, for callers with a credential. */
export const signInFirst = (message: string, messageVi: string): HubError =>
  new HubError('UNAUTHENTICATED', { message, messageVi, hint: 'Send a valid credential: authorization: Bearer ….' });

/** A complaint without the names that it suggests: they would tell a stranger the schema, piece by piece. */
export const withoutSuggestions = (message: string): string => message.replace(/ Did you mean [^]*$/, '');
