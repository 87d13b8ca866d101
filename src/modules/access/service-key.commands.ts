import type { CommandClient } from '../../kernel/command.js';
import { badInput, HubError } from '../../kernel/errors.js';
import type { GrantedRole } from './role.rules.js';
import { newServiceKey } from './service-key.js';

export interface ServiceKeyWish {
  readonly account: number;
  readonly label: string;
  readonly roles: readonly GrantedRole[];
  readonly expiresAt: Date;
}

/** Long enough for a yearly round, short enough that a forgotten key ends. */
export const LONGEST_DAYS = 730;
const DAY_MS = 86_400_000;

/** Makes a service key of an account; the text is told here and never again. */
export async function createServiceKey(client: CommandClient, wish: ServiceKeyWish): Promise<{ publicId: string; text: string }> {
  refuseWrongEnd(wish.expiresAt);
  await refuseForeignRoles(client, wish);
  const { publicId, text, secretHash } = newServiceKey();
  await client.query(
    'insert into service_key (public_id, account_id, secret_hash, label, roles, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [publicId, wish.account, secretHash, wish.label.normalize('NFC'), [...new Set(wish.roles)], wish.expiresAt],
  );
  return { publicId, text };
}

function refuseWrongEnd(expiresAt: Date): void {
  const days = (expiresAt.getTime() - Date.now()) / DAY_MS;
  if (days > 0 && days <= LONGEST_DAYS) return;
  throw badInput({
    message: `A service key ends within ${LONGEST_DAYS} days from now; ${expiresAt.toISOString()} came.`,
    messageVi: `Khóa dịch vụ phải hết hạn trong vòng ${LONGEST_DAYS} ngày kể từ bây giờ.`,
    hint: 'Choose a nearer end, and make a new key before it.',
  });
}

/** A key may only have roles that its account has, now or later. */
async function refuseForeignRoles(client: CommandClient, { account, roles }: ServiceKeyWish): Promise<void> {
  const { rows } = await client.query<{ role: GrantedRole }>(
    'select distinct role from account_role where account_id = $1 and (valid_to is null or valid_to > current_date)',
    [account],
  );
  const held = new Set(rows.map(({ role }) => role));
  const foreign = roles.filter((role) => !held.has(role));
  if (foreign.length === 0 && roles.length > 0) return;
  throw new HubError(
    'RULE_VIOLATION',
    {
      message: `A service key has roles that its account has; ${foreign.join(', ') || 'no role'} came.`,
      messageVi: `Khóa dịch vụ chỉ được dùng các vai trò mà tài khoản đang có; giá trị nhận được: ${foreign.join(', ') || 'không có vai trò nào'}.`,
      hint: 'Grant the role to the account first, or leave it out.',
    },
    { rule: 'KEY_WITHIN_ACCOUNT' },
  );
}

/** Revokes a key; a second time changes nothing. Tells whether there is one. */
export async function revokeServiceKey(client: CommandClient, publicId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update service_key set revoked_at = coalesce(revoked_at, clock_timestamp()) where public_id = $1',
    [publicId],
  );
  return rowCount === 1;
}

/** Notes that a key was used, unless that was noted within the last minute. */
export async function noteKeyUse(client: CommandClient, key: number): Promise<void> {
  await client.query(
    `update service_key set last_used_at = clock_timestamp()
     where id = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`,
    [key],
  );
}
