import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { Role } from './access.enums.js';
import type { ServiceKeyRow } from './service-key.query.js';

@ObjectType({ description: 'What a machine proves its account with (khóa dịch vụ); the secret itself is kept nowhere.' })
export class ServiceKey implements Pick<ServiceKeyRow, 'label' | 'roles' | 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> {
  @Field(() => String, { description: 'Which machine uses it, and for what (mục đích sử dụng).' })
  label!: string;

  @Field(() => [Role], { description: 'It has those of its account’s grants that are of these roles (phạm vi vai trò).' })
  roles!: `${Role}`[];

  @Field(() => DateTimeScalar, { description: 'When it was made (ngày tạo).' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends (ngày hết hạn).' })
  expiresAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked (ngày thu hồi); null while it was not.' })
  revokedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last used (lần dùng gần nhất), to a minute; null before the first time.',
  })
  lastUsedAt!: Date | null;
}

@ObjectType({ description: 'A service key that was just made (khóa dịch vụ mới tạo).' })
export class NewServiceKey {
  @Field(() => ServiceKey, { description: 'The key as it is kept (khóa dịch vụ).' })
  key!: ServiceKeyRow;

  @Field(() => String, { description: 'What goes behind “Authorization: Bearer” (chuỗi bí mật); shown this once and never again.' })
  secret!: string;
}

@ObjectType({ description: 'A token that is refused from now on (token bị thu hồi).' })
export class RevokedToken {
  @Field(() => String, { description: 'Its issuer, iss (đơn vị cấp token).' })
  issuer!: string;

  @Field(() => String, { description: 'Its number, jti (mã token).' })
  jti!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it is refused (đến thời điểm): by then it has expired.' })
  until!: Date;
}
