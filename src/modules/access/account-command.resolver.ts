import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { DateScalar } from '../../kernel/scalars.js';
import { Role } from './access.enums.js';
import { accountByKey } from './access.loaders.js';
import type { AccountRow } from './account.query.js';
import { Account } from './account.type.js';
import { administratorOnly, nothingOf, numberOfId } from './admin.js';
import { disableAccount, endRole, grantRole } from './grant.commands.js';
import { grantText } from './role.rules.js';

@InputType({ description: 'A role for an account, which is made where there is none (cấp vai trò).' })
class GrantRoleInput {
  @Field(() => String, { description: 'The issuer of its tokens (đơn vị cấp token); “local” for an account of service keys only.' })
  issuer!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The claim of a token that is looked at (thuộc tính trong token); sub when not given.',
  })
  claim?: string | null;

  @Field(() => String, { description: 'What the claim equals or contains (giá trị).' })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The post or the machine (chức danh hoặc hệ thống), never a person’s name; needed for a new account only.',
  })
  label?: string | null;

  @Field(() => Role, { description: 'The role (vai trò).' })
  role!: `${Role}`;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the unit (mã đơn vị) for SURVEYOR, UNIT_OFFICER, APPRAISER and LEADER: its holder on the first day, or the last one before.',
  })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the mission (mã cuộc giám sát) for OVERSIGHT.' })
  mission?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day (từ ngày); today when not given.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day without it (đến trước ngày); without an end when not given.' })
  to?: string | null;
}

@Resolver()
export class AccountCommandResolver {
  @Mutation(() => Account, { description: 'Gives a role to an account (cấp vai trò); FORBIDDEN for others than administrators.' })
  async grantRole(
    @Ctx() context: RequestContext,
    @Arg('input', () => GrantRoleInput, { description: 'Who, what, where and since when.' }) input: GrantRoleInput,
  ): Promise<AccountRow> {
    administratorOnly(context);
    const { issuer, claim, value, label = null, from, to = null, ...codes } = input;
    const match = { issuer, claim: claim ?? 'sub', value };
    const grant = { ...codes, account: match, label, from: from ?? context.today, to };
    const account = await context.command('access.grantRole', async ({ client }) => {
      const made = await grantRole(client, grant);
      return { result: made.account, subject: `account:${made.account} ${grantText(grant)}`, after: grant };
    });
    return (await context.loaders.load(accountByKey, account))!;
  }

  @Mutation(() => Account, {
    description: 'Ends a role of an account (kết thúc vai trò), at once or before a later day; FORBIDDEN for others than administrators.',
  })
  async endRole(
    @Ctx() context: RequestContext,
    @Arg('role', () => ID, { description: 'AccountRole.id (mã vai trò được cấp).' }) id: string,
    @Arg('before', () => DateScalar, { nullable: true, description: 'The first day without it (ngày thôi vai trò); today when not given.' })
    before?: string | null,
  ): Promise<AccountRow> {
    administratorOnly(context);
    const grant = numberOfId(id, 'AccountRole');
    const day = before ?? context.today;
    const account = await context.command('access.endRole', async ({ client }) => {
      const found = await endRole(client, grant, day);
      if (found === null) throw nothingOf('AccountRole');
      return { result: found, subject: `account:${found} grant:${grant}`, after: { before: day } };
    });
    return (await context.loaders.load(accountByKey, account))!;
  }

  @Mutation(() => Account, {
    description:
      'Shuts an account (khóa tài khoản): from now on its tokens and service keys prove nobody; or opens it again. FORBIDDEN for others than administrators.',
  })
  async disableAccount(
    @Ctx() context: RequestContext,
    @Arg('account', () => ID, { description: 'Account.id (mã tài khoản).' }) id: string,
    @Arg('disabled', () => Boolean, { nullable: true, description: 'False opens it again (mở khóa); true when not given.' })
    disabled?: boolean | null,
  ): Promise<AccountRow> {
    administratorOnly(context);
    const account = numberOfId(id, 'Account');
    await context.command('access.disableAccount', async ({ client }) => {
      if (!(await disableAccount(client, account, disabled ?? true))) throw nothingOf('Account');
      return { result: null, subject: `account:${account}`, after: { disabled: disabled ?? true } };
    });
    return (await context.loaders.load(accountByKey, account))!;
  }
}
