import { Field, ObjectType } from 'type-graphql';
import type { Grant, Viewer as ViewerRow } from '../../kernel/viewer.js';
import { Role } from './access.enums.js';

@ObjectType({ description: 'A role that the caller has today (vai trò hiện có).' })
export class ViewerRole implements Pick<Grant, 'role'> {
  @Field(() => Role, { description: 'The role (vai trò).' })
  role!: `${Role}`;
}

@ObjectType({ description: 'Who asks, as the hub sees it (người dùng hiện tại).' })
export class Viewer implements Pick<ViewerRow, 'actor'> {
  @Field(() => String, {
    description: 'What the journal calls the caller (tên trong nhật ký): anonymous, account:17, key:3; never a person’s name.',
  })
  actor!: string;
}
