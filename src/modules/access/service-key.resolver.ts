import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { accountByKey } from './access.loaders.js';
import type { AccountRow } from './account.query.js';
import { Account } from './account.type.js';
import { administratorOnly } from './admin.js';
import { countOfServiceKeys, keysetOfServiceKey, listedServiceKeys, type ServiceKeyRow } from './service-key.query.js';
import { ServiceKey } from './service-key.type.js';

const page = connectionTypes<ServiceKey>(() => ServiceKey, 'ServiceKey');
export const ServiceKeyCountResolver = page.Resolver;

@Resolver(() => ServiceKey)
export class ServiceKeyResolver {
  @Query(() => page.Connection, {
    description: 'All service keys (danh sách khóa dịch vụ), newest first; FORBIDDEN for others than administrators.',
  })
  async serviceKeys(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<Connection<ServiceKeyRow>> {
    administratorOnly(context);
    const at = pageOf(args, 'serviceKeys');
    const rows = await listedServiceKeys(context.reads, at);
    return connection(rows, at, keysetOfServiceKey, () => countOfServiceKeys(context.reads));
  }

  @FieldResolver(() => ID, { description: 'Opaque id (mã khóa).' })
  id(@Root() key: ServiceKeyRow): string {
    return globalId('ServiceKey', key.publicId);
  }

  @FieldResolver(() => Account, { description: 'Whose it is (tài khoản).' })
  async account(@Root() key: ServiceKeyRow, @Ctx() context: RequestContext): Promise<AccountRow> {
    return (await context.loaders.load(accountByKey, key.account))!;
  }
}
