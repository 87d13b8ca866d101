/** What stands between the cells of a CSV file. */
export type Delimiter = ',' | ';' | '\t' | '|';

const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ','];
const MOST_LINES = 200;

/** The lines of a sample without what stands in quotation marks; the last one may be cut and is left out where there are others. */
function bareLines(sample: string): string[] {
  const lines = sample.replaceAll(/"(?:[^"]|"")*"/gu, '').split(/\r\n|\n|\r/u);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== '').slice(0, MOST_LINES);
}

/** How many lines share the most frequent number of delimiters, zero aside, and that number. */
function agreement(lines: readonly string[], delimiter: Delimiter): { readonly lines: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let best = { lines: 0, count: 0 };
  for (const [count, agreeing] of counts)
    if (agreeing > best.lines || (agreeing === best.lines && count > best.count)) best = { lines: agreeing, count };
  return best;
}

/**
 * The delimiter by evidence: what most lines hold equally often. So a comma inside "36,5" or a sentence loses to the sign that stands in the header
 * as well. A first line `sep=;` says it outright. Null where no line has any: a table of one column.
 */
export function delimiterOf(sample: string): Delimiter | null {
  const said = /^sep=([,;\t|])\r?\n/u.exec(sample)?.[1];
  if (said) return said as Delimiter;
  const lines = bareLines(sample);
  let best: { readonly delimiter: Delimiter | null; readonly lines: number; readonly count: number } = {
    delimiter: null,
    lines: 0,
    count: 0,
  };
  for (const delimiter of DELIMITERS) {
    const found = agreement(lines, delimiter);
    if (found.lines > best.lines || (found.lines === best.lines && found.count > best.count)) best = { delimiter, ...found };
  }
  return best.delimiter;
}
