/** A number of places for each of many holders. */
export interface Slots {
  /** Takes a place, and gives the function that leaves it, safe to call twice; null where this holder has all that it may. */
  take(holder: string): (() => void) | null;
}

/** Gives each holder `most` places; who holds none takes no memory. */
export function slots(most: number): Slots {
  const taken = new Map<string, number>();
  return {
    take(holder) {
      const count = taken.get(holder) ?? 0;
      if (count >= most) return null;
      taken.set(holder, count + 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        const rest = taken.get(holder)! - 1;
        if (rest === 0) taken.delete(holder);
        else taken.set(holder, rest);
      };
    },
  };
}

/** Does work of many, so much of it at once; the rest waits in the order in which it came. */
export function inTurns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy < most) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
