import { Field, Int, ObjectType } from 'type-graphql';
import type { EvidenceFileRow } from './evidence-file.query.js';

@ObjectType({ description: 'The file of a document that proves a leaf (tệp tài liệu kiểm chứng).' })
export class EvidenceFile implements Omit<EvidenceFileRow, 'key'> {
  @Field(() => String, { description: 'Its name, with the ending of what it is (tên tệp).' })
  name!: string;

  @Field(() => String, { description: 'Its content type, as told by its content (loại tệp).' })
  type!: string;

  @Field(() => Int, { description: 'How large it is, in bytes (dung lượng).' })
  bytes!: number;

  @Field(() => String, { description: 'SHA-256 of its content in 64 hex digits (mã băm SHA-256).' })
  sha256!: string;
}
