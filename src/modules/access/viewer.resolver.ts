import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import type { Grant, Viewer as ViewerRow } from '../../kernel/viewer.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { Viewer, ViewerRole } from './viewer.type.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who asks, and what roles that is (người dùng hiện tại); anonymous without a credential.' })
  viewer(@Ctx() context: RequestContext): ViewerRow {
    return context.viewer;
  }

  @FieldResolver(() => [ViewerRole], { description: 'The roles of today (các vai trò hiện có); none for everybody.' })
  roles(@Root() viewer: ViewerRow): readonly Grant[] {
    return viewer.grants;
  }
}

@Resolver(() => ViewerRole)
export class ViewerRoleResolver {
  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Where (đơn vị), as it is today or was on its last day; null for a role that is bound to no unit.',
  })
  unit(@Root() { unit }: Grant, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return unit === null ? null : unitOfRecord(context, unit, context.today);
  }
}
