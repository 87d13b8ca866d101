/** The place of a column by its letters: A is 0. */
export function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

/** The letters of a column: 0 is A. */
export function columnLetters(column: number): string {
  const letters = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letters : columnLetters(Math.floor(column / 26) - 1) + letters;
}
