const MOST_KEPT = 4_096;

/** A text of its own: what was cut out of a file keeps the whole piece in memory that it was cut from. */
const ownText = (text: string): string => ` ${text}`.slice(1);

/** Keeps what texts became, as long as most of them come again: units and dates do, codes of dossiers do not. */
export function rememberingTexts<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  let again = 0;
  let worthIt = true;
  return (text) => {
    if (!worthIt) return make(text);
    const before = known.get(text);
    if (before !== undefined) {
      again++;
      return before;
    }
    if (known.size >= MOST_KEPT) {
      worthIt = again > MOST_KEPT;
      again = 0;
      known.clear();
    }
    const own = ownText(text);
    const made = make(own);
    known.set(own, made);
    return made;
  };
}
