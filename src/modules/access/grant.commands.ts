import type { CommandClient } from '../../kernel/command.js';
import { clientReads } from '../../kernel/client-reads.js';
import { badInput, notFound } from '../../kernel/errors.js';
import { resolvedGrants } from './grant.query.js';
import { grantComplaint, type GrantCodes, type GrantedRole } from './role.rules.js';

/** The tokens that belong to an account. */
export interface AccountMatch {
  readonly issuer: string;
  readonly claim: string;
  readonly value: string;
}

export interface NewGrant extends GrantCodes {
  readonly role: GrantedRole;
  readonly account: AccountMatch;
  /** What a new account is called: a post or a machine; one that is there keeps its label. */
  readonly label: string | null;
  readonly from: string;
  /** The first day without it; null while no end is set. */
  readonly to: string | null;
}

/** Gives a role to an account, which is made where there is none. Tells the account and the grant. */
export async function grantRole(client: CommandClient, grant: NewGrant): Promise<{ account: number; grant: number }> {
  const complaint = grantComplaint(grant);
  if (complaint) throw badInput(complaint);
  if (grant.to !== null && grant.to <= grant.from) throw endsTooEarly(grant);
  const [resolved] = await resolvedGrants(clientReads(client), [grant], grant.from);
  const { unit, mission } = resolved!;
  if (unit === undefined || mission === undefined) throw unknownPlace(grant);
  const account = (await accountOf(client, grant.account)) ?? (await newAccount(client, grant));
  const { rows } = await client.query<{ id: number }>(
    `insert into account_role (account_id, role, unit_id, mission_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6) returning id`,
    [account, grant.role, unit, mission, grant.from, grant.to],
  );
  return { account, grant: rows[0]!.id };
}

const endsTooEarly = ({ from, to }: NewGrant) =>
  badInput({
    message: `A role is held on one day at least; it begins on ${from}, and ${to} came as the first day without it.`,
    messageVi: `Vai trò phải có hiệu lực ít nhất một ngày: bắt đầu ${from}, kết thúc trước ngày ${to}.`,
    hint: 'Give a later day for to, or none.',
  });

const unknownPlace = ({ unit, mission, from }: NewGrant) =>
  notFound({
    message: `Nobody held the code ${JSON.stringify(unit ?? mission)} on ${from} or before.`,
    messageVi: `Không có đơn vị hoặc cuộc giám sát nào mang mã ${JSON.stringify(unit ?? mission)} tại ngày ${from} hoặc trước đó.`,
    hint: 'Use the official code of a unit, or the code of a mission as oversightMissions tells it.',
  });

/** The account of exactly these tokens; null where there is none. */
export async function accountOf(client: CommandClient, { issuer, claim, value }: AccountMatch): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>('select id from account where issuer = $1 and claim = $2 and value = $3', [
    issuer,
    claim,
    value,
  ]);
  return rows[0]?.id ?? null;
}

async function newAccount(client: CommandClient, { account: { issuer, claim, value }, label }: NewGrant): Promise<number> {
  if (!label) {
    throw badInput({
      message: `There is no account of ${claim} ${JSON.stringify(value)} yet, and no label came to make it.`,
      messageVi: `Chưa có tài khoản ứng với ${claim} ${JSON.stringify(value)}; cần có nhãn (label) để tạo mới.`,
      hint: 'Give a label that names the post or the machine, never a person.',
    });
  }
  const { rows } = await client.query<{ id: number }>(
    'insert into account (issuer, claim, value, label) values ($1, $2, $3, $4) returning id',
    [issuer, claim, value, label.normalize('NFC')],
  );
  return rows[0]!.id;
}

/** Ends a grant before a day, unless it ends earlier; tells its account, or null where there is no such grant. */
export async function endRole(client: CommandClient, grant: number, before: string): Promise<number | null> {
  const { rows } = await client.query<{ account: number }>(
    `update account_role set valid_to = greatest(least(valid_to, $2::date), valid_from) where id = $1 returning account_id as account`,
    [grant, before],
  );
  return rows[0]?.account ?? null;
}

/** Shuts an account, or opens it again; a second time changes nothing. Tells whether there is one. */
export async function disableAccount(client: CommandClient, account: number, disabled: boolean): Promise<boolean> {
  const { rowCount } = await client.query(
    'update account set disabled_at = case when $2::boolean then coalesce(disabled_at, clock_timestamp()) end where id = $1',
    [account, disabled],
  );
  return rowCount === 1;
}
