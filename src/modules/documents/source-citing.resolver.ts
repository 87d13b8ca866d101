import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { CriteriaSet } from '../criteria/index.js';
import { Unit, UnitSuccession, UnitVersion } from '../units/index.js';
import { sourceReference, type SourceReferenceRow } from './source.loaders.js';
import { SourceReference } from './source.type.js';

/** What every row of a record that cites a source carries. */
export interface Citing {
  readonly sourceId: number | null;
  readonly locator: string | null;
}

/** Grafts `source` on a type of a module that does not know this one. */
function citing(type: () => Function, description: string): Function {
  @Resolver(type)
  class CitingResolver {
    @FieldResolver(() => SourceReference, { nullable: true, description })
    source(@Root() row: Citing, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
      return sourceReference(context, row.sourceId, row.locator);
    }
  }
  return CitingResolver;
}

export const citingResolvers = [
  citing(() => Unit, 'The register that this reading comes from (nguồn).'),
  citing(() => UnitVersion, 'The register that this version comes from (nguồn).'),
  citing(() => UnitSuccession, 'Where the link is stated (nguồn); null for a link that the hub derived.'),
  citing(() => CriteriaSet, 'Where the set is laid down or named (nguồn); null where none is at hand.'),
];
