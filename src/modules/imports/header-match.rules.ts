import type { ColumnSpec } from './column.js';
import { headerKey, headerKeys } from './header-name.rules.js';

/** A header that a column is accepted under: its groups, outermost first, and its own name last; each as `headerKey` folds it. */
interface AcceptedHeader {
  readonly key: string;
  readonly steps: readonly string[];
}

/** All headers under which the columns are accepted. */
export function acceptedHeaders(specs: readonly ColumnSpec[]): readonly AcceptedHeader[] {
  return specs.flatMap(({ key, title, headers = [] }) =>
    [key, title.vi, title.en, ...headers].map((header) => ({ key, steps: header.split(' / ').map(headerKey) })),
  );
}

/** Which column of the file a spec is read from; several where the file does not tell them apart. */
export type HeaderMatch = ReadonlyMap<string, readonly number[]>;

/** How well a path of headers fits an accepted one: the number of its steps, 0 where it does not fit. */
function fit(path: readonly (readonly string[])[], steps: readonly string[]): number {
  const own = path.at(-1);
  if (!own) return 0;
  // A header in one cell may name its group as well: "Tiếp nhận - Tổng số".
  const joined = path.map((keys) => keys.at(-1)!).join(' ');
  if (joined === steps.join(' ')) return steps.length;
  if (!own.includes(steps.at(-1)!)) return 0;
  let at = 0;
  for (const step of steps.slice(0, -1)) {
    const found = path.slice(at, -1).findIndex((keys) => keys.includes(step));
    if (found < 0) return 0;
    at += found + 1;
  }
  return steps.length;
}

/** Matches paths of headers, one a column, with what is accepted: more steps go before fewer, and a column is read once. */
export function matchHeaders(paths: readonly (readonly string[])[], accepted: readonly AcceptedHeader[]): HeaderMatch {
  const best = new Map<string, { readonly fit: number; readonly columns: number[] }>();
  for (const [column, path] of paths.entries()) {
    const keys = path.map(headerKeys);
    let taken = { key: '', fit: 0 };
    for (const { key, steps } of accepted) {
      const found = fit(keys, steps);
      if (found > taken.fit) taken = { key, fit: found };
    }
    if (taken.fit === 0) continue;
    const before = best.get(taken.key);
    if (!before || taken.fit > before.fit) best.set(taken.key, { fit: taken.fit, columns: [column] });
    else if (taken.fit === before.fit) before.columns.push(column);
  }
  return new Map([...best].map(([key, { columns }]) => [key, columns]));
}
