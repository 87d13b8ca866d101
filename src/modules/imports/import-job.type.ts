import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import type { Kept } from '../../kernel/restore.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import type { ImportComplaintRow, ImportJobRow } from './import-job.query.js';
import { ImportAtomicity, ImportKeptReason, ImportMode, ImportPhase, ImportStatus } from './import.enums.js';
import type { BalanceOutcome } from './intake.js';

@ObjectType({ description: 'Why rows of a file were rejected (lỗi trong tệp), equal complaints together.' })
export class ImportComplaint implements Omit<ImportComplaintRow, 'job'> {
  @Field(() => String, { description: 'What is wrong, as a word for machines (mã lỗi), such as NOT_A_NUMBER or FORBIDDEN.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'The sheet (trang tính); null in CSV.' })
  sheet!: string | null;

  @Field(() => String, { nullable: true, description: 'Title of the column (cột), in Vietnamese; null where no one column is to blame.' })
  column!: string | null;

  @Field(() => String, { description: 'What is wrong, in English (nội dung lỗi, tiếng Anh).' })
  message!: string;

  @Field(() => String, { description: 'What is wrong, in Vietnamese (nội dung lỗi).' })
  messageVi!: string;

  @Field(() => String, { description: 'How to mend it, in English (cách sửa, tiếng Anh).' })
  hint!: string;

  @Field(() => String, { description: 'How to mend it, in Vietnamese (cách sửa).' })
  hintVi!: string;

  @Field(() => String, { description: 'The value in the first of the rows (giá trị ví dụ); empty where there is none.' })
  sample!: string;

  @Field(() => [Int], {
    description: 'The rows as a spreadsheet counts them (các dòng): the first hundred; none where the file as a whole is to blame.',
  })
  rows!: number[];

  @Field(() => Int, { description: 'How many rows (số dòng).' })
  count!: number;
}

@ObjectType({ description: 'How often a balance identity held in a file (kiểm tra cân đối).' })
export class ImportBalance implements BalanceOutcome {
  @Field(() => String, { description: 'The identity (quy tắc), such as B4.' })
  rule!: string;

  @Field(() => Int, { description: 'Rows in which it holds (số dòng khớp).' })
  pass!: number;

  @Field(() => Int, { description: 'Rows in which it does not (số dòng không khớp); their figures are kept as they are.' })
  fail!: number;

  @Field(() => Int, { description: 'Rows that do not report enough to tell (số dòng không kiểm tra được).' })
  notTestable!: number;

  @Field(() => [Int], { description: 'The first rows in which it does not hold (các dòng không khớp).' })
  rows!: number[];
}

@ObjectType({ description: 'Rows that stay although their import was taken back (dữ liệu không hoàn tác được).' })
export class ImportKept implements Omit<Kept, 'reason'> {
  @Field(() => String, { description: 'The table (bảng dữ liệu).' })
  relation!: string;

  @Field(() => ImportKeptReason, { description: 'Why they stay (lý do).' })
  reason!: ImportKeptReason;

  @Field(() => Int, { description: 'How many rows (số dòng).' })
  count!: number;

  @Field(() => [String], { description: 'What the first of them are called (mã hoặc tên).' })
  labels!: string[];
}

@ObjectType({ description: 'What became of taking an import back (kết quả hoàn tác).' })
export class ImportReversal {
  @Field(() => DateTimeScalar, { description: 'When (thời điểm).' })
  at!: Date;

  @Field(() => String, { description: 'By whom (người hoàn tác).' })
  by!: string;

  @Field(() => Int, { description: 'Rows that were taken back (số dòng đã hoàn tác).' })
  restored!: number;

  @Field(() => [ImportKept], { description: 'Rows that were not, and why (không hoàn tác được).' })
  kept!: ImportKept[];
}

@ObjectType({
  implements: Node,
  description: 'A file, or a list of items, that was read for a dataset (lần nhập dữ liệu), and what became of it.',
})
export class ImportJob
  extends Node
  implements Omit<ImportJobRow, 'key' | 'sourceId' | 'balances' | 'revertedAt' | 'revertedBy' | 'restored' | 'kept'>
{
  @Field(() => String, { description: 'The kind of file (bộ dữ liệu), such as dossier-reports.' })
  dataset!: string;

  @Field(() => ImportMode, { description: 'Whether it was to be written (chế độ nhập).' })
  mode!: ImportMode;

  @Field(() => ImportAtomicity, { description: 'What was to become of it where rows are rejected (cách ghi khi có dòng lỗi).' })
  atomicity!: ImportAtomicity;

  @Field(() => ImportStatus, { description: 'What became of it (kết quả).' })
  status!: ImportStatus;

  @Field(() => ImportPhase, { description: 'What it is doing (giai đoạn); DONE once it has ended.' })
  phase!: ImportPhase;

  @Field(() => String, { description: 'Name of the file, or of the mutation that brought the items (tên tệp).' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal (mã băm của tệp).' })
  sha256!: string;

  @Field(() => Int, { description: 'Size of the file in bytes (dung lượng).' })
  bytes!: number;

  @Field(() => Int, { description: 'How many of them are read (đã đọc).' })
  bytesRead!: number;

  @Field(() => Int, { description: 'Rows that are read and checked (số dòng đã đọc).' })
  rowsRead!: number;

  @Field(() => String, { description: 'Who sent it (người nhập): account:17, key:3, cli.' })
  actor!: string;

  @Field(() => String, { nullable: true, description: 'The request (mã yêu cầu), as in the log; null where there was none.' })
  requestId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it began to be read (bắt đầu).' })
  startedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done (kết thúc); null while it runs.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Rows that are new, or would be (số dòng thêm mới).' })
  created!: number;

  @Field(() => Int, { description: 'Rows that differ from what the same file said before, or would (số dòng cập nhật).' })
  updated!: number;

  @Field(() => Int, { description: 'Rows that are there already (số dòng không đổi).' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that are not taken; complaints says why (số dòng bị từ chối).' })
  rejected!: number;

  @Field(() => Int, { description: 'Rows that are none of the table: titles, notes, rows that a total sums up (số dòng bỏ qua).' })
  skipped!: number;
}
