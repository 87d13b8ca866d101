import { HubError } from '../kernel/errors.js';

/**
 * Whether a page of another origin, which may not ask the hub, sent this: its browser would let it open a stream or a WebSocket all
 * the same. Programs that are no browser name no origin.
 */
export function isForeign(origin: string | undefined, host: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

export const foreignPage = (): HubError =>
  new HubError('FORBIDDEN', {
    message: 'Pages of this origin may not subscribe.',
    messageVi: 'Trang web thuộc nguồn gốc (origin) này không được mở luồng theo dõi.',
    hint: 'The operator lists the origins that may in CORS_ORIGINS.',
  });
