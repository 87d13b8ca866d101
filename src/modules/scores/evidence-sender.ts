import { HubError } from '../../kernel/errors.js';
import { ANONYMOUS, type Viewer } from '../../kernel/viewer.js';
import { notYourPart } from './scoring-refusal.js';

/** Why somebody may send no evidence at all, of whatever unit: UNAUTHENTICATED or FORBIDDEN; null where it may be the unit of some sheet. */
export function evidenceSenderRefusal({ actor, grants }: Viewer): HubError | null {
  if (actor === ANONYMOUS.actor) return nobody();
  const ofSomeUnit = grants.some(({ role, unit }) => unit !== null && (role === 'UNIT_OFFICER' || role === 'LEADER'));
  return ofSomeUnit ? null : notYourPart('ATTACH_EVIDENCE', 'UNIT');
}

const nobody = (): HubError =>
  new HubError('UNAUTHENTICATED', {
    message: 'Evidence is taken from those who say who they are; this request carries no credential.',
    messageVi: 'Phải xác thực trước khi gửi tài liệu kiểm chứng.',
    hint: 'Send “Authorization: Bearer …” with a token or a service key.',
  });
