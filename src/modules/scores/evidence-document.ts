import { badInput } from '../../kernel/errors.js';
import { neededText, saidText } from './scoring-input.js';

/** A document as the unit names it. */
export interface NamedDocument {
  readonly title: string;
  readonly number: string | null;
  /** YYYY-MM-DD */
  readonly issuedOn: string | null;
  readonly url: string | null;
}

/** What somebody says of a document; undefined or null is not said. */
interface Said {
  readonly title: string;
  readonly number?: string | null | undefined;
  readonly issuedOn?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** A document as it is kept: tidy texts, issued by today, an address that a browser opens. */
export function documentOf({ title, number, issuedOn, url }: Said, today: string): NamedDocument {
  if (issuedOn != null && issuedOn > today)
    throw badInput({
      message: `A document is not issued after today; ${issuedOn} came.`,
      messageVi: `Ngày ban hành không được sau ngày hôm nay; giá trị gửi lên: ${issuedOn}.`,
    });
  if (url != null && !(URL.canParse(url) && /^https?:/iu.test(url) && url.length <= 2_000))
    throw badInput({
      message: `An address with http or https of at most 2000 characters was expected; ${url.slice(0, 100)} came.`,
      messageVi: 'Đường dẫn phải bắt đầu bằng http hoặc https và dài không quá 2000 ký tự.',
    });
  return { title: neededText(title, 'title'), number: saidText(number ?? null, 'number'), issuedOn: issuedOn ?? null, url: url ?? null };
}
