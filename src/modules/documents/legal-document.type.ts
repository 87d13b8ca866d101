import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar } from '../../kernel/scalars.js';
import { LegalDocumentKind, LegalDocumentStatus } from './document.enums.js';
import type { LegalDocumentMentionRow, LegalDocumentRow } from './legal-document.query.js';

@ObjectType({ implements: Node, description: 'A numbered legal or administrative document (văn bản), as far as the sources describe it.' })
export class LegalDocument extends Node implements Omit<LegalDocumentRow, 'key' | 'issuer'> {
  @Field(() => String, { description: 'Number as printed (số, ký hiệu), such as 61/2018/NĐ-CP.' })
  number!: string;

  @Field(() => LegalDocumentKind, { description: 'What kind of document it is (loại văn bản).' })
  kind!: LegalDocumentKind;

  @Field(() => LegalDocumentStatus, { description: 'Whether it was issued (tình trạng ban hành).' })
  status!: LegalDocumentStatus;

  @Field(() => String, { nullable: true, description: 'What it is about (trích yếu); null when not stated.' })
  title!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of issue (ngày ban hành); null when not stated.' })
  issuedOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of issue (năm ban hành), also where the day is not stated.' })
  issuedYear!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a reader should know of it (ghi chú), such as a number that the source seems to have misprinted.',
  })
  note!: string | null;
}

@ObjectType({ description: 'Where a source names a legal document (trích dẫn văn bản).' })
export class LegalDocumentMention implements Pick<LegalDocumentMentionRow, 'text'> {
  @Field(() => String, { description: 'What the source says of it, in short (nội dung).' })
  text!: string;
}
