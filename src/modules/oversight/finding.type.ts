import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar } from '../../kernel/scalars.js';
import type { CauseRow } from './cause.query.js';
import type { FindingRow } from './finding.query.js';
import { CauseKind, FindingKind } from './oversight.enums.js';

@ObjectType({ implements: Node, description: 'What was found about a unit (nhận định), by a mission or in a meeting of the unit itself.' })
export class Finding extends Node implements Pick<FindingRow, 'kind' | 'text' | 'foundOn' | 'unresolvedSubject'> {
  @Field(() => FindingKind, { description: 'What it says (loại nhận định).' })
  kind!: FindingKind;

  @Field(() => String, { description: 'The finding, in Vietnamese and in the hub’s own words (nội dung).' })
  text!: string;

  @Field(() => DateScalar, { description: 'The day on which it was found (ngày nhận định).' })
  foundOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The subject in words (đối tượng chưa xác định), where the source does not say which unit it is; subject is then null.',
  })
  unresolvedSubject!: string | null;
}

@ObjectType({ implements: Node, description: 'A cause of a finding (nguyên nhân).' })
export class Cause extends Node implements Pick<CauseRow, 'kind' | 'text'> {
  @Field(() => CauseKind, {
    nullable: true,
    description: 'Objective or subjective (khách quan, chủ quan); null where no source says which.',
  })
  kind!: CauseKind | null;

  @Field(() => String, { description: 'The cause, in Vietnamese and in the hub’s own words (nội dung).' })
  text!: string;
}
