import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { AuditKind } from './access.enums.js';
import type { AuditEntryRow } from './audit-entry.query.js';

@ObjectType({ description: 'Who changed, read or was refused what (nhật ký); an entry never changes.' })
export class AuditEntry implements AuditEntryFields {
  @Field(() => DateTimeScalar, { description: 'When (thời điểm).' })
  at!: Date;

  @Field(() => AuditKind, { description: 'What it tells of (loại nhật ký).' })
  kind!: `${AuditKind}`;

  @Field(() => String, { description: 'Who (người thực hiện): account:17, key:3, seed, cli.' })
  actor!: string;

  @Field(() => String, { description: 'The command, or the operation that read or was refused (thao tác).' })
  command!: string;

  @Field(() => String, { description: 'What was changed or asked for (đối tượng).' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'The state before, as JSON (trước khi thay đổi); null where there is none.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The state after, or the variables of an operation, as JSON (sau khi thay đổi).' })
  after!: string | null;

  @Field(() => String, { nullable: true, description: 'The request (mã yêu cầu), as in the log; null where there was none.' })
  requestId!: string | null;
}

type AuditEntryFields = Pick<AuditEntryRow, 'at' | 'kind' | 'actor' | 'command' | 'subject' | 'before' | 'after' | 'requestId'>;
