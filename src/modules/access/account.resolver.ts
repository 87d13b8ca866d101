import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked } from '../../kernel/demo-mark.js';
import { globalId } from '../../kernel/global-id.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { rolesByAccount } from './access.loaders.js';
import { countOfAccounts, keysetOfAccount, listedAccounts, type AccountRoleRow, type AccountRow } from './account.query.js';
import { Account, AccountRole } from './account.type.js';
import { administratorOnly } from './admin.js';

const page = connectionTypes<Account>(() => Account, 'Account');
export const AccountCountResolver = page.Resolver;

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => page.Connection, {
    description: 'All accounts (danh sách tài khoản) in the order in which they were made; FORBIDDEN for others than administrators.',
  })
  async accounts(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<Connection<AccountRow>> {
    administratorOnly(context);
    const at = pageOf(args, 'accounts');
    const rows = allMarked(context, await listedAccounts(context.reads, at));
    return connection(rows, at, keysetOfAccount, () => countOfAccounts(context.reads));
  }

  @FieldResolver(() => ID, { description: 'Opaque id (mã tài khoản).' })
  id(@Root() account: AccountRow): string {
    return globalId('Account', account.key);
  }

  @FieldResolver(() => [AccountRole], { description: 'All its roles (vai trò), past and future ones too, in the order of granting.' })
  roles(@Root() account: AccountRow, @Ctx() context: RequestContext): Promise<readonly AccountRoleRow[]> {
    return context.loaders.load(rolesByAccount, account.key);
  }
}

@Resolver(() => AccountRole)
export class AccountRoleResolver {
  @FieldResolver(() => ID, { description: 'Opaque id (mã vai trò được cấp).' })
  id(@Root() role: AccountRoleRow): string {
    return globalId('AccountRole', role.key);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Where (đơn vị), as it is today or was on its last day; null for a role that is bound to no unit.',
  })
  unit(@Root() { unit }: AccountRoleRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return unit === null ? null : unitOfRecord(context, unit, context.today);
  }
}
