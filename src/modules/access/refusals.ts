import { HubError } from '../../kernel/errors.js';
import type { GrantCodes } from './role.rules.js';

/**
 * A credential that proves nobody. The caller reads the same sentence whatever is wrong with it; `cause` is for the log.
 */
export const unauthenticated = (cause: unknown): HubError =>
  Object.assign(
    new HubError('UNAUTHENTICATED', {
      message: 'The credential of this request is not valid: it is unknown, expired or revoked.',
      messageVi: 'Thông tin xác thực không hợp lệ: không tồn tại, đã hết hạn hoặc đã bị thu hồi.',
      hint: 'Send “Authorization: Bearer …” with a new token or a service key; without the header the hub answers as to everybody.',
    }),
    { cause },
  );

/** The issuer of tokens cannot be asked for its keys; the credential may be right. */
export const issuerSilent = (cause: unknown): HubError =>
  Object.assign(
    new HubError('UNAVAILABLE', {
      message: 'The issuer of tokens does not answer, so the token could not be checked.',
      messageVi: 'Máy chủ cấp token không phản hồi nên chưa thể kiểm tra token.',
      hint: 'Try again in a few seconds.',
    }),
    { cause },
  );

/** A development token is whoever runs the hub: it may read what is wrong. */
export const unknownCode = ({ unit, mission }: GrantCodes): HubError =>
  new HubError('UNAUTHENTICATED', {
    message: `Nobody ever held the code ${JSON.stringify(unit ?? mission)}, which the development token names.`,
    messageVi: `Không có đơn vị hoặc cuộc giám sát nào mang mã ${JSON.stringify(unit ?? mission)} ghi trong token thử nghiệm.`,
    hint: 'Take an official code, such as hub token --role LEADER --unit 004.',
  });
