import type { RequestContext } from '../../kernel/context.js';
import { HubError, notFound } from '../../kernel/errors.js';
import { parseGlobalId } from '../../kernel/global-id.js';

/** FORBIDDEN for everybody but administrators. */
export function administratorOnly({ viewer }: Pick<RequestContext, 'viewer'>): void {
  if (!viewer.scope.administers) throw administratorsOnly();
}

/** What others than administrators are told. */
export const administratorsOnly = (): HubError =>
  new HubError('FORBIDDEN', {
    message: 'Only administrators may do this.',
    messageVi: 'Chỉ quản trị hệ thống được thực hiện thao tác này.',
    hint: 'Ask an administrator; viewer { roles { role } } tells which roles the caller has.',
  });

/** The key part of a global id of a type; NOT_FOUND for an id of something else. */
export function keyOfId(id: string, type: string): string {
  const parsed = parseGlobalId(id);
  if (parsed?.type === type) return parsed.key;
  throw nothingOf(type);
}

/** The number that a global id of a type carries; NOT_FOUND for an id of something else. */
export function numberOfId(id: string, type: string): number {
  const key = keyOfId(id, type);
  if (/^[1-9]\d{0,8}$/.test(key)) return Number(key);
  throw nothingOf(type);
}

/** There is nothing of that type under the id. */
export const nothingOf = (type: string): HubError =>
  notFound({
    message: `There is no ${type} of this id.`,
    messageVi: `Không tìm thấy ${type} có mã (id) này.`,
    hint: 'Take the id from the list of accounts or service keys.',
  });
