import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { DateScalar } from '../../kernel/scalars.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { searchKey, UnitLevel } from '../units/index.js';
import { allMarked, marked } from '../../kernel/demo-mark.js';
import { procedureFieldByKey, procedureOn, versionsByProcedure } from './procedure.loaders.js';
import {
  allProcedureFields,
  countOfProcedures,
  keysetOfProcedure,
  listedProcedures,
  type ProcedureFieldRow,
  type ProcedureListFilter,
  type ProcedureRow,
} from './procedure.query.js';
import { Procedure, ProcedureField } from './procedure.type.js';

@InputType({ description: 'Which procedures to list; all conditions apply together.' })
export class ProcedureFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name (tên), with or without tone marks.' })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the field (mã lĩnh vực).' })
  field?: string | null;

  @Field(() => UnitLevel, { nullable: true, description: 'Only those that this level carries out (cấp thực hiện).' })
  level?: UnitLevel | null;

  @Field(() => DateScalar, { nullable: true, description: 'The catalogue of this day; today when not given.' })
  on?: string | null;
}

const page = connectionTypes<Procedure>(() => Procedure, 'Procedure');
export const ProcedureConnection = page.Connection;
export const ProcedureCountResolver = page.Resolver;

@Resolver(() => Procedure)
export class ProcedureResolver {
  @Query(() => Procedure, {
    nullable: true,
    description: 'The procedure with a code (thủ tục theo mã) on a day, or else its last version before it; null for an unknown code.',
  })
  async procedure(
    @Ctx() context: RequestContext,
    @Arg('code', () => String, { description: 'Code of the procedure (mã thủ tục), such as 1.013979.' }) code: string,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The day of the catalogue; today when not given.' }) on?: string | null,
  ): Promise<ProcedureRow | null> {
    return marked(context, await context.loaders.load(procedureOn, { code, on: on ?? context.today }));
  }

  @Query(() => ProcedureConnection, { description: 'The catalogue of procedures (danh mục thủ tục hành chính) on a day, by code.' })
  async procedures(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => ProcedureFilter, { nullable: true, description: 'Which procedures.' }) filter?: ProcedureFilter | null,
  ): Promise<Connection<ProcedureRow>> {
    const { search, field, level, on } = filter ?? {};
    const meant: ProcedureListFilter = {
      on: on ?? context.today,
      search: search == null ? null : searchKey(search),
      field: field ?? null,
      level: level ?? null,
    };
    const at = pageOf(pageArgs, `procedures ${JSON.stringify(meant)}`);
    const rows = allMarked(context, await listedProcedures(context.reads, meant, at));
    return connection(rows, at, keysetOfProcedure, () => countOfProcedures(context.reads, meant));
  }

  @FieldResolver(() => ID)
  id(@Root() procedure: ProcedureRow): string {
    return globalId('Procedure', procedure.key);
  }

  @FieldResolver(() => ProcedureField, { description: 'Its field (lĩnh vực).' })
  field(@Root() procedure: ProcedureRow, @Ctx() context: RequestContext): Promise<ProcedureFieldRow | null> {
    return context.loaders.load(procedureFieldByKey, procedure.field);
  }

  @FieldResolver(() => [Procedure], { description: 'All versions under this code, oldest first (lịch sử thủ tục).' })
  versions(@Root() procedure: ProcedureRow, @Ctx() context: RequestContext): Promise<readonly ProcedureRow[]> {
    return context.loaders.load(versionsByProcedure, procedure.code);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is published (nguồn); null when not stated.' })
  source(@Root() procedure: ProcedureRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, procedure.sourceId, procedure.locator);
  }
}

@Resolver(() => ProcedureField)
export class ProcedureFieldResolver {
  @Query(() => [ProcedureField], { description: 'All fields of procedures in the order of the catalogue (danh mục lĩnh vực).' })
  async procedureFields(@Ctx() context: RequestContext): Promise<readonly ProcedureFieldRow[]> {
    return allMarked(context, await allProcedureFields(context.reads));
  }

  @FieldResolver(() => ID)
  id(@Root() field: ProcedureFieldRow): string {
    return globalId('ProcedureField', field.key);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is published (nguồn); null when not stated.' })
  source(@Root() field: ProcedureFieldRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, field.sourceId, field.locator);
  }
}
