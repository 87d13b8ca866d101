import { z } from 'zod';

/** One setting: an environment variable, what it may hold and what it means. */
export interface Setting<Value, Usual extends string | null = string | null> {
  /** What it is when it is not set; null where it then simply is not. */
  readonly usual: Usual;
  readonly meaning: string;
  /** What it may hold, as a sentence says it after "must be". */
  readonly expected: string;
  readonly reads: z.ZodType<Value, string>;
  /** How it is shown to people; as it is when not given. */
  readonly shown?: (text: string) => string;
}

export const setting = <Value, Usual extends string | null>(
  usual: Usual,
  meaning: string,
  expected: string,
  reads: z.ZodType<Value, string>,
  shown?: (text: string) => string,
): Setting<Value, Usual> => ({ usual, meaning, expected, reads, ...(shown && { shown }) });

/** A whole number within bounds, both inclusive. */
export const number = (usual: number, least: number, most: number, meaning: string): Setting<number, string> =>
  setting(String(usual), meaning, `a whole number from ${least} to ${most}`, whole(least, most));

/** One of a few words. */
export const choice = <const Word extends string, Usual extends Word | null>(
  usual: Usual,
  words: readonly Word[],
  meaning: string,
): Setting<Word, Usual> => setting(usual, meaning, `one of ${words.join(', ')}`, z.enum(words) as z.ZodType<Word, string>);

/** An address with a password in it, which nobody gets to see. */
export const secretUrl = (schemes: RegExp, meaning: string, expected: string): Setting<string, null> =>
  setting(
    null,
    meaning,
    expected,
    z.string().refine((text) => URL.canParse(text) && schemes.test(new URL(text).protocol)),
    withoutPassword,
  );

const whole = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

/** What cannot be read as an address is not shown at all. */
function withoutPassword(text: string): string {
  if (!URL.canParse(text)) return '(not an address)';
  const url = new URL(text);
  if (url.password) url.password = '***';
  return url.href;
}
