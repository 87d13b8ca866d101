import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { SourceKind } from './document.enums.js';
import type { SourceDocumentRow } from './source.query.js';

@ObjectType({ implements: Node, description: 'A document that figures and records come from (tài liệu nguồn).' })
export class SourceDocument extends Node implements Omit<SourceDocumentRow, 'key'> {
  @Field(() => String, { description: 'Short code of the source within the hub (mã nguồn).' })
  code!: string;

  @Field(() => SourceKind, { description: 'What kind of document it is (loại nguồn).' })
  kind!: SourceKind;

  @Field(() => String, { description: 'Title, in the hub’s own short wording where the source is a page (tiêu đề).' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Who published it (đơn vị phát hành); null when not stated.' })
  publisher!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of publication (ngày đăng); null when the source bears no full date.' })
  publishedOn!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Instant of publication (thời điểm đăng), where the source gives a time.' })
  publishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The date in words (ngày đăng, dạng chữ), where there is no full date.' })
  publishedText!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it can be read (liên kết); null when not known.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'What a reader of its figures should know (ghi chú).' })
  note!: string | null;
}

@ObjectType({ description: 'Where a figure comes from (nguồn): the document and the place in it.' })
export class SourceReference implements Pick<SourceDocumentRow, 'title' | 'publisher' | 'publishedOn' | 'publishedText' | 'url'> {
  @Field(() => SourceDocument, { description: 'The document (tài liệu).' })
  document!: SourceDocument;

  @Field(() => String, { description: 'Title of the document (tiêu đề).' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Who published it (đơn vị phát hành).' })
  publisher!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of publication (ngày đăng); null when the source bears no full date.' })
  publishedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The date in words (ngày đăng, dạng chữ), where there is no full date.' })
  publishedText!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it can be read (liên kết).' })
  url!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Place of the figure in the document (vị trí): a paragraph (¶4), a page, a sheet and cell, a file and row.',
  })
  locator!: string | null;
}
