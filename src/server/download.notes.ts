import { isPage, OWN, PAGE, SOURCE, SOURCE_FIELDS, type Outline } from './download.outline.js';

/** A document that a figure of the answer comes from, and the place in it. */
export type Source = Readonly<Record<(typeof SOURCE_FIELDS)[number], string | null>>;

/** A list that goes on behind what was answered. */
export interface More {
  readonly list: string;
  /** The cursor of its last element, where it is one list and not one of each parent. */
  readonly after: string | null;
}

/** What an answer tells beside its rows. */
export interface Notes {
  /** Each once, in the order of the answer. */
  readonly sources: readonly Source[];
  /** The operation asks for sources at all. */
  readonly asksSources: boolean;
  readonly more: readonly More[];
}

interface Page {
  readonly hasNextPage?: boolean;
  readonly endCursor?: string | null;
}

type Found = Readonly<Record<string, unknown>>;

/** Gathers them from an answer: sources where the operation was asked with notes, pages also where it asks for them itself. */
export function notesIn(fields: readonly Outline[], data: unknown): Notes {
  const sources = new Map<string, Source>();
  const more = new Map<string, More>();
  const look = ({ type, path, fields: below }: Outline, found: Found): void => {
    if (type === SOURCE) {
      const source = Object.fromEntries(SOURCE_FIELDS.map((name) => [name, found[OWN + name] ?? null])) as Source;
      sources.set(JSON.stringify(source), source);
    }
    const page = isPage(type) ? ((found[PAGE] ?? found['pageInfo']) as Page | undefined) : undefined;
    if (page?.hasNextPage) more.set(path, { list: path, after: more.has(path) ? null : (page.endCursor ?? null) });
    visitAll(below, found, look);
  };
  visitAll(fields, data as Found | null, look);
  return { sources: [...sources.values()], asksSources: asks(fields), more: [...more.values()] };
}

const asks = (fields: readonly Outline[]): boolean => fields.some(({ type, fields: below }) => type === SOURCE || asks(below));

/** Hands every object of an answer on, with the field that it stands in. */
function visitAll(fields: readonly Outline[], value: Found | null, look: (field: Outline, found: Found) => void): void {
  for (const field of fields) {
    if (field.shape !== 'OBJECT' && field.shape !== 'OBJECTS') continue;
    const inner = value?.[field.key];
    for (const found of Array.isArray(inner) ? inner : [inner]) if (found != null) look(field, found as Found);
  }
}
