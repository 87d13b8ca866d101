const BEFORE_A = 64;
const LETTERS = 26;

/** The place of a column by its letters, or by the place of one of its cells: A is 0, and so is A7. */
export function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) - BEFORE_A;
    if (letter < 1 || letter > LETTERS) break;
    column = column * LETTERS + letter;
  }
  return column - 1;
}

/** The letters of a column: 0 is A. */
export function columnLetters(column: number): string {
  const letters = String.fromCharCode(BEFORE_A + 1 + (column % LETTERS));
  return column < LETTERS ? letters : columnLetters(Math.floor(column / LETTERS) - 1) + letters;
}
