/** Values that requests are made with; filled from the real rows before requests are made, and fixed from then on. */
export interface Pool {
  /** Values by the name of the argument or input field that takes them, such as codes of units for `within`. */
  readonly words: Readonly<Record<string, readonly (string | number)[]>>;
  /** Ids that the hub gave out. */
  readonly ids: readonly string[];
  /** Cursors that the hub gave out, by the field that they belong to. */
  readonly cursors: Readonly<Record<string, readonly string[]>>;
}

/** Ids and cursors in what the hub answered. */
export interface Met {
  readonly ids: Set<string>;
  readonly cursors: Map<string, Set<string>>;
}

export const nothingMet = (): Met => ({ ids: new Set(), cursors: new Map() });

/**
 * Notes the ids and cursors of an answer. `fields` tells the field behind an alias, so that a cursor is kept with the list it
 * belongs to.
 */
export function meet(met: Met, data: unknown, fields: ReadonlyMap<string, string>, list = ''): void {
  if (Array.isArray(data)) for (const item of data) meet(met, item, fields, list);
  else if (typeof data === 'object' && data !== null) {
    for (const [name, value] of Object.entries(data)) {
      const field = fields.get(name) ?? name;
      if (name === 'id' && typeof value === 'string') met.ids.add(value);
      else if (/^(cursor|startCursor|endCursor)$/.test(field) && typeof value === 'string') cursorsOf(met, list).add(value);
      else meet(met, value, fields, /^(edges|pageInfo|nodes|node)$/.test(field) && list ? list : field);
    }
  }
}

function cursorsOf({ cursors }: Met, list: string): Set<string> {
  let known = cursors.get(list);
  if (!known) cursors.set(list, (known = new Set()));
  return known;
}
