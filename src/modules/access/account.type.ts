import { Field, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { Role } from './access.enums.js';
import type { AccountRoleRow, AccountRow } from './account.query.js';

@ObjectType({
  description: 'Who may be somebody to the hub (tài khoản): every token of the issuer whose claim equals or contains the value.',
})
export class Account implements Pick<AccountRow, 'issuer' | 'claim' | 'value' | 'label' | 'createdAt' | 'disabledAt' | 'demo'> {
  @Field(() => String, { description: 'The issuer of its tokens (đơn vị cấp token); “local” where only service keys belong to it.' })
  issuer!: string;

  @Field(() => String, { description: 'The claim of a token that is looked at (thuộc tính trong token), such as sub or groups.' })
  claim!: string;

  @Field(() => String, { description: 'What the claim equals or contains (giá trị).' })
  value!: string;

  @Field(() => String, { description: 'A post or a machine (chức danh hoặc hệ thống), never a person’s name.' })
  label!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made (ngày tạo).' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it shuts out whoever it matches (ngày khóa); null while it is open.',
  })
  disabledAt!: Date | null;

  @Field(() => Boolean, { description: 'True where the demo generator made it (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({ description: 'A role of an account over some days (vai trò được cấp).' })
export class AccountRole implements Pick<AccountRoleRow, 'role' | 'validFrom' | 'validTo'> {
  @Field(() => Role, { description: 'The role (vai trò).' })
  role!: `${Role}`;

  @Field(() => DateScalar, { description: 'The first day (từ ngày).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day without it (đến trước ngày); null while no end is set.' })
  validTo!: string | null;
}
