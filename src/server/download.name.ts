/** What a file is named after. */
export interface Named {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly demo: boolean;
  /** Rows go on behind it. */
  readonly partial: boolean;
  readonly format: string;
}

const LONGEST = 80;

/** The name of a file, in plain letters: the operation, what it was asked for, and what a reader must not overlook. */
export function fileName({ operation, variables, demo, partial, format }: Named): string {
  const asked = Object.values(variables).flatMap(wordsOf).join('-').slice(0, LONGEST).replace(/-$/u, '');
  return [operation, asked, demo && 'demo', partial && 'partial'].filter(Boolean).join('-') + `.${format}`;
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf);
  const plain = String(value).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return plain.split(/[^A-Za-z0-9_]+/u).filter((word) => word !== '');
}
