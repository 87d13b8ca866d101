import { Field, ID, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { SuccessionKind, UnitKind, UnitLevel } from './unit.enums.js';
import type { SuccessionRow, UnitReading, UnitVersionRow } from './unit.query.js';

@ObjectType({
  implements: Node,
  description:
    'A unit as it was on one day (đơn vị hành chính, cơ quan): a territory, which stands for its People’s Committee, or an agency under one. Names, parent and children are of the same day.',
})
export class Unit extends Node implements Pick<UnitReading, 'code' | 'name' | 'on' | 'validFrom' | 'validTo'> {
  @Field(() => ID, { description: 'The same for all dates of this unit; two readings with one identity are one unit.' })
  identity!: string;

  @Field(() => String, {
    description: 'Official code on that day (mã đơn vị): 2 digits province, 3 district, 5 commune; `<territory>.<slug>` for agencies.',
  })
  code!: string;

  @Field(() => String, { description: 'Name with its kind word (tên đơn vị), such as “Quận Long Biên”.' })
  name!: string;

  @Field(() => UnitKind, { description: 'What it is (loại đơn vị).' })
  kind!: UnitKind;

  @Field(() => UnitLevel, { description: 'Its level (cấp).' })
  level!: UnitLevel;

  @Field(() => DateScalar, { description: 'The day of this reading; never outside the life of the unit.' })
  on!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the unit; null when no source dates it.' })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day from which the unit no longer existed (exclusive); null when it exists. See validToKnown.',
  })
  validTo!: string | null;
}

@ObjectType({ description: 'What a unit was called, its kind and parent over [validFrom, validTo) (giai đoạn của đơn vị).' })
export class UnitVersion implements Pick<UnitVersionRow, 'code' | 'name' | 'validFrom' | 'validTo'> {
  @Field(() => String, { description: 'Code in that time.' })
  code!: string;

  @Field(() => String, { description: 'Name in that time.' })
  name!: string;

  @Field(() => UnitKind, { description: 'Kind in that time.' })
  kind!: UnitKind;

  @Field(() => UnitLevel, { description: 'Level in that time.' })
  level!: UnitLevel;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null when no source dates it.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after it (exclusive); null when it still holds.' })
  validTo!: string | null;

  @Field(() => Boolean, { description: 'False when the start is not dated by any source.' })
  validFromKnown!: boolean;

  @Field(() => Boolean, { description: 'False when the end is not dated; validTo is then the latest possible day.' })
  validToKnown!: boolean;
}

@ObjectType({ description: 'A link from a unit to one that it came from or went into (liên kết kế thừa đơn vị).' })
export class UnitSuccession implements Pick<SuccessionRow, 'weight' | 'effectiveOn' | 'decision'> {
  @Field(() => SuccessionKind, { description: 'How the one follows the other.' })
  kind!: SuccessionKind;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Share of the predecessor that went this way, 0–1; only where a source gives one.',
  })
  weight!: string | null;

  @Field(() => DateScalar, { description: 'The day from which it holds (ngày có hiệu lực).' })
  effectiveOn!: string;

  @Field(() => Boolean, { description: 'False when no source gives the exact day.' })
  effectiveOnKnown!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the resolution or decision (số nghị quyết, quyết định); null when not stated.',
  })
  decision!: string | null;

  @Field(() => Boolean, { description: 'True when the link is drawn from the links of the communes, not stated by a source itself.' })
  derived!: boolean;
}
