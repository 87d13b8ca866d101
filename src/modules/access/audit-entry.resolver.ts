import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { AuditKind } from './access.enums.js';
import { administratorOnly } from './admin.js';
import { countOfAuditEntries, keysetOfAuditEntry, listedAuditEntries, type AuditEntryRow } from './audit-entry.query.js';
import { AuditEntry } from './audit-entry.type.js';

@InputType({ description: 'Which entries of the journal to list (điều kiện lọc nhật ký); all conditions apply together.' })
class AuditEntryFilter {
  @Field(() => AuditKind, { nullable: true, description: 'Only these (loại nhật ký).' })
  kind?: `${AuditKind}` | null;

  @Field(() => String, { nullable: true, description: 'Only of this actor (người thực hiện), exactly as entries name it.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this command or operation (thao tác).' })
  command?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only at this instant or later (từ thời điểm).' })
  since?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only before this instant (trước thời điểm).' })
  until?: Date | null;
}

const page = connectionTypes<AuditEntry>(() => AuditEntry, 'AuditEntry');
export const AuditEntryCountResolver = page.Resolver;

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Query(() => page.Connection, {
    description:
      'Who changed, read or was refused what (nhật ký), newest first; FORBIDDEN for others than administrators. /audit.jsonl has all of it.',
  })
  async auditEntries(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => AuditEntryFilter, { nullable: true, description: 'Which entries.' }) filter?: AuditEntryFilter | null,
  ): Promise<Connection<AuditEntryRow>> {
    administratorOnly(context);
    const { kind = null, actor = null, command = null, since = null, until = null } = filter ?? {};
    const wanted = { kind, actor, command, since, until };
    const at = pageOf(args, `auditEntries ${JSON.stringify(wanted)}`);
    const rows = await listedAuditEntries(context.reads, wanted, at);
    return connection(rows, at, keysetOfAuditEntry, () => countOfAuditEntries(context.reads, wanted));
  }

  @FieldResolver(() => ID, { description: 'Opaque id (mã nhật ký).' })
  id(@Root() entry: AuditEntryRow): string {
    return globalId('AuditEntry', entry.key);
  }
}
