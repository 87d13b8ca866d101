import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { Role } from './access.enums.js';
import { serviceKeyByPublicId } from './access.loaders.js';
import { administratorOnly, keyOfId, nothingOf, numberOfId } from './admin.js';
import { createServiceKey, revokeServiceKey } from './service-key.commands.js';
import type { ServiceKeyRow } from './service-key.query.js';
import { NewServiceKey, RevokedToken, ServiceKey } from './service-key.type.js';
import { revokeToken, type TokenToRevoke } from './token.commands.js';

@InputType({ description: 'A service key to make (khóa dịch vụ cần tạo).' })
class CreateServiceKeyInput {
  @Field(() => ID, { description: 'Account.id (mã tài khoản) that it proves.' })
  account!: string;

  @Field(() => String, { description: 'Which machine uses it, and for what (mục đích sử dụng).' })
  label!: string;

  @Field(() => [Role], { description: 'Which of the account’s roles it may use (phạm vi vai trò); at least one.' })
  roles!: `${Role}`[];

  @Field(() => DateTimeScalar, { description: 'When it ends (ngày hết hạn); at most 730 days from now.' })
  expiresAt!: Date;
}

@InputType({ description: 'A token to refuse (token cần thu hồi).' })
class RevokeTokenInput implements TokenToRevoke {
  @Field(() => String, { description: 'Its issuer, iss (đơn vị cấp token).' })
  issuer!: string;

  @Field(() => String, { description: 'Its number, jti (mã token).' })
  jti!: string;

  @Field(() => DateTimeScalar, { description: 'When it expires, exp (ngày hết hạn); afterwards it need not be remembered.' })
  until!: Date;
}

@Resolver()
export class CredentialCommandResolver {
  @Mutation(() => NewServiceKey, {
    description: 'Makes a service key (tạo khóa dịch vụ) and shows its secret, this once; FORBIDDEN for others than administrators.',
  })
  async createServiceKey(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateServiceKeyInput, { description: 'Whose, for what and until when.' }) input: CreateServiceKeyInput,
  ): Promise<NewServiceKey> {
    administratorOnly(context);
    const { label, roles, expiresAt } = input;
    const wish = { label, roles, expiresAt, account: numberOfId(input.account, 'Account') };
    const { publicId, text } = await context.command('access.createServiceKey', async ({ client }) => {
      const made = await createServiceKey(client, wish);
      return { result: made, subject: `key:${made.publicId} account:${wish.account}`, after: wish };
    });
    return { key: (await context.loaders.load(serviceKeyByPublicId, publicId))!, secret: text };
  }

  @Mutation(() => ServiceKey, {
    description: 'Revokes a service key (thu hồi khóa dịch vụ): from now on it proves nobody; FORBIDDEN for others than administrators.',
  })
  async revokeServiceKey(
    @Ctx() context: RequestContext,
    @Arg('key', () => ID, { description: 'ServiceKey.id (mã khóa).' }) id: string,
  ): Promise<ServiceKeyRow> {
    administratorOnly(context);
    const publicId = keyOfId(id, 'ServiceKey');
    await context.command('access.revokeServiceKey', async ({ client }) => {
      if (!(await revokeServiceKey(client, publicId))) throw nothingOf('ServiceKey');
      return { result: null, subject: `key:${publicId}` };
    });
    return (await context.loaders.load(serviceKeyByPublicId, publicId))!;
  }

  @Mutation(() => RevokedToken, {
    description: 'Refuses a token that is lost or stolen (thu hồi token) until it expires; FORBIDDEN for others than administrators.',
  })
  async revokeToken(
    @Ctx() context: RequestContext,
    @Arg('input', () => RevokeTokenInput, { description: 'Which token.' }) { issuer, jti, until }: RevokeTokenInput,
  ): Promise<RevokedToken> {
    administratorOnly(context);
    return context.command('access.revokeToken', async ({ client }) => {
      const token = { issuer, jti, until };
      await revokeToken(client, token);
      return { result: token, subject: `token:${jti}`, after: token };
    });
  }
}
