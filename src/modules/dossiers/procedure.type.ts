import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { UnitLevel } from '../units/index.js';
import { ServiceLevel } from './dossier.enums.js';
import type { ProcedureFieldRow, ProcedureRow } from './procedure.query.js';

@ObjectType({
  implements: Node,
  description: 'A field of administrative procedures (lĩnh vực thủ tục hành chính); not a field of a criteria set.',
})
export class ProcedureField extends Node implements Pick<ProcedureFieldRow, 'code' | 'name' | 'demo'> {
  @Field(() => String, { description: 'Code of the field (mã lĩnh vực).' })
  code!: string;

  @Field(() => String, { description: 'Name of the field (tên lĩnh vực).' })
  name!: string;

  @Field(() => Boolean, { description: 'True for the illustrative catalogue of the demo data (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({
  implements: Node,
  description: 'An administrative procedure (thủ tục hành chính) as the catalogue had it over [validFrom, validTo).',
})
export class Procedure
  extends Node
  implements
    Pick<
      ProcedureRow,
      'code' | 'name' | 'level' | 'serviceLevel' | 'statutoryDays' | 'committedDays' | 'fee' | 'validFrom' | 'validTo' | 'demo'
    >
{
  @Field(() => String, { description: 'Code of the procedure (mã thủ tục), such as 1.013979.' })
  code!: string;

  @Field(() => String, { description: 'Name of the procedure (tên thủ tục).' })
  name!: string;

  @Field(() => UnitLevel, { description: 'The level that carries it out (cấp thực hiện).' })
  level!: UnitLevel;

  @Field(() => ServiceLevel, { nullable: true, description: 'Level of its online service (mức độ dịch vụ công); null when not stated.' })
  serviceLevel!: ServiceLevel | null;

  @Field(() => Int, { nullable: true, description: 'Working days that the law gives (thời hạn theo quy định); null when not stated.' })
  statutoryDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days that the agency promises (thời hạn cam kết sau cắt giảm); null when not stated.',
  })
  committedDays!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Fee in đồng (phí, lệ phí); null when not stated.' })
  fee!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of this version; null when not dated.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after it (exclusive); null when it still holds.' })
  validTo!: string | null;

  @Field(() => Boolean, { description: 'True for the illustrative catalogue of the demo data (dữ liệu minh họa).' })
  demo!: boolean;
}
