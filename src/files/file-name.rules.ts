/** In characters, with its ending. */
const LONGEST = 150;

/** Letters that are not seen, that turn the direction of what is read, or that some system takes for more than a letter. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}"*/:<>?\\|]/gu;

/**
 * The name of a file as it is kept: without the folders that it came from and whatever is no letter of a name, never empty, and with one of
 * the endings of what it is, so that no program opens it as something else.
 */
export function tidyFileName(name: string, endings: readonly [string, ...string[]]): string {
  const bare = tidy(name.replaceAll(/^.*[\\/]/gsu, ''));
  const [, stem = bare, ending = ''] = /^(.+)\.([^.]+)$/su.exec(bare) ?? [];
  const right = endings.includes(ending.toLowerCase());
  const kept = right ? `.${ending.toLowerCase()}` : `.${endings[0]}`;
  const begin = Array.from(right ? stem : bare)
    .slice(0, LONGEST - kept.length)
    .join('');
  return `${tidy(begin) || 'tai-lieu'}${kept}`;
}

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\s/gu, ' ')
    .replaceAll(NOT_IN_NAMES, '')
    .replaceAll(/ +/gu, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/gu, '');
