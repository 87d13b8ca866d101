import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { isDay } from '../../kernel/scalars.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { marked } from '../../kernel/demo-mark.js';
import { Timeliness } from './dossier.enums.js';
import { dossierOn, eventsByDossier } from './dossier.loaders.js';
import type { DossierEventRow, DossierReading } from './dossier.query.js';
import { Dossier, DossierEvent } from './dossier.type.js';
import { procedureByKey } from './procedure.loaders.js';
import type { ProcedureRow } from './procedure.query.js';
import { Procedure } from './procedure.type.js';
import { daysLate, timelinessOn } from './timeliness.rules.js';

@Resolver(() => Dossier)
export class DossierResolver {
  /** A reading of another day than today has an id of its own, so that a client's cache never mixes two days. */
  @FieldResolver(() => ID)
  id(@Root() dossier: DossierReading, @Ctx() context: RequestContext): string {
    return globalId('Dossier', dossier.on === context.today ? dossier.key : `${dossier.key}@${dossier.on}`);
  }

  @FieldResolver(() => Timeliness, { nullable: true })
  timeliness(@Root() dossier: DossierReading): `${Timeliness}` | null {
    return timelinessOn(dossier.on, dossier);
  }

  @FieldResolver(() => Int, { nullable: true })
  daysLate(@Root() dossier: DossierReading): number | null {
    return daysLate(dossier.on, dossier);
  }

  @FieldResolver(() => [DossierEvent], { description: 'Its states in their order (diễn biến), up to the end of that day.' })
  events(@Root() { key, on }: DossierReading, @Ctx() context: RequestContext): Promise<readonly DossierEventRow[]> {
    return context.loaders.load(eventsByDossier, { dossier: key, on });
  }

  @FieldResolver(() => Unit, {
    description: 'The unit that has to answer it, and for which it counts (đơn vị giải quyết), on the day of receipt.',
  })
  responsibleUnit(@Root() dossier: DossierReading, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, dossier.responsibleUnit, dossier.day);
  }

  @FieldResolver(() => Unit, { description: 'The unit that took it in (đơn vị tiếp nhận), on the day of receipt.' })
  receivingUnit(@Root() dossier: DossierReading, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, dossier.receivingUnit, dossier.day);
  }

  @FieldResolver(() => Procedure, { description: 'What was asked for (thủ tục), as the catalogue had it then.' })
  procedure(@Root() dossier: DossierReading, @Ctx() context: RequestContext): Promise<ProcedureRow | null> {
    return context.loaders.load(procedureByKey, dossier.procedure);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the record comes from (nguồn); null when not stated.' })
  source(@Root() dossier: DossierReading, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, dossier.sourceId, dossier.locator);
  }
}

@Resolver(() => DossierEvent)
export class DossierEventSourceResolver {
  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the event comes from (nguồn); null when not stated.' })
  source(@Root() event: DossierEventRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, event.sourceId, event.locator);
  }
}

/** The dossier that a global id's key names: `<dossier>` as of today, `<dossier>@<day>` as of a day. */
export async function dossierByReadingKey(context: RequestContext, key: string): Promise<DossierReading | null> {
  const [, dossier, on = context.today] = /^([1-9]\d{0,8})(?:@(\d{4}-\d{2}-\d{2}))?$/.exec(key) ?? [];
  if (dossier === undefined || !isDay(on)) return null;
  return marked(context, await context.loaders.load(dossierOn, { dossier: Number(dossier), on }));
}
