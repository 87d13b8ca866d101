import type { ColumnSpec } from './column.js';
import { headerKey, headerKeys } from './header-name.rules.js';

/** A header that a column is accepted under: its groups, outermost first, and its own name last; each as `headerKey` folds it. */
interface AcceptedHeader {
  readonly key: string;
  readonly steps: readonly string[];
}

/** All headers under which columns are accepted, by their own names: a path is held only against those that end as it does. */
export type AcceptedHeaders = ReadonlyMap<string, readonly AcceptedHeader[]>;

/** All headers under which the columns are accepted. */
export function acceptedHeaders(specs: readonly ColumnSpec[]): AcceptedHeaders {
  const byName = new Map<string, AcceptedHeader[]>();
  const add = (name: string, header: AcceptedHeader): void => void byName.set(name, [...(byName.get(name) ?? []), header]);
  for (const { key, title, headers = [] } of specs) {
    for (const header of [key, title.vi, title.en, ...headers]) {
      const steps = header.split(' / ').map(headerKey);
      for (const name of new Set([steps.at(-1)!, steps.join(' ')])) add(name, { key, steps });
    }
  }
  return byName;
}

/** Which column of the file a spec is read from; several where the file does not tell them apart. */
export type HeaderMatch = ReadonlyMap<string, readonly number[]>;

/** A path of headers as it is compared: the keys of each step, and all of it as if it stood in one cell. */
interface FoldedPath {
  readonly keys: readonly (readonly string[])[];
  readonly joined: string;
}

/** How well a path of headers fits an accepted one: the number of its steps, 0 where it does not fit. */
function fit({ keys, joined }: FoldedPath, steps: readonly string[]): number {
  // A header in one cell may name its group as well: "Tiếp nhận - Tổng số".
  if (joined === steps.join(' ')) return steps.length;
  if (!keys.at(-1)!.includes(steps.at(-1)!)) return 0;
  let at = 0;
  for (const step of steps.slice(0, -1)) {
    const found = keys.slice(at, -1).findIndex((own) => own.includes(step));
    if (found < 0) return 0;
    at += found + 1;
  }
  return steps.length;
}

/** The column that a path names best, and how well; the first accepted of those that fit alike. */
function bestFit(path: FoldedPath, accepted: AcceptedHeaders): { readonly key: string; readonly fit: number } {
  let taken = { key: '', fit: 0 };
  for (const name of new Set([...path.keys.at(-1)!, path.joined])) {
    for (const { key, steps } of accepted.get(name) ?? []) {
      const found = fit(path, steps);
      if (found > taken.fit) taken = { key, fit: found };
    }
  }
  return taken;
}

/** Matches paths of headers, one a column, with what is accepted: more steps go before fewer, and a column is read once. */
export function matchHeaders(
  paths: readonly (readonly string[])[],
  accepted: AcceptedHeaders,
  keysOf: (text: string) => readonly string[] = headerKeys,
): HeaderMatch {
  const best = new Map<string, { readonly fit: number; readonly columns: number[] }>();
  for (const [column, path] of paths.entries()) {
    if (path.length === 0) continue;
    const keys = path.map(keysOf);
    const taken = bestFit({ keys, joined: keys.map((own) => own.at(-1)!).join(' ') }, accepted);
    if (taken.fit === 0) continue;
    const before = best.get(taken.key);
    if (!before || taken.fit > before.fit) best.set(taken.key, { fit: taken.fit, columns: [column] });
    else if (taken.fit === before.fit) before.columns.push(column);
  }
  return new Map([...best].map(([key, { columns }]) => [key, columns]));
}
