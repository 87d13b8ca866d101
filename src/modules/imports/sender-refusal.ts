import { HubError } from '../../kernel/errors.js';
import { ANONYMOUS, type Viewer } from '../../kernel/viewer.js';
import { writesRecords } from '../access/index.js';

/** Why somebody may send no figures at all, whatever they are of: UNAUTHENTICATED or FORBIDDEN; null where it may send some. */
export function senderRefusal(viewer: Viewer): HubError | null {
  if (viewer.actor === ANONYMOUS.actor) return nobody();
  return writesRecords(viewer) ? null : writesNothing();
}

const nobody = (): HubError =>
  new HubError('UNAUTHENTICATED', {
    message: 'Figures are taken from those who say who they are; this request carries no credential.',
    messageVi: 'Phải xác thực trước khi gửi số liệu.',
    hint: 'Send “Authorization: Bearer …” with a token or a service key.',
  });

const writesNothing = (): HubError =>
  new HubError('FORBIDDEN', {
    message: 'Only officers and leaders of a unit, and data stewards, may send figures.',
    messageVi: 'Chỉ cán bộ, lãnh đạo đơn vị và cán bộ quản trị dữ liệu được gửi số liệu.',
    hint: 'viewer { roles { role } } tells which roles the caller has.',
  });
