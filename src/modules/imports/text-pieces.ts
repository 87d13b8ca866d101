import type { Encoding } from './encoding.rules.js';
import { fromLegacy } from './legacy-font.rules.js';

const DECODERS: Readonly<Record<Encoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  'WINDOWS-1258': 'windows-1258',
  TCVN3: 'latin1',
  VNI: 'latin1',
};

/** What is still to be done with decoded text, or nothing. */
function finish(encoding: Encoding): ((text: string) => string) | null {
  if (encoding === 'TCVN3' || encoding === 'VNI') return (text) => fromLegacy(encoding, text);
  return encoding === 'WINDOWS-1258' ? (text) => text.normalize('NFC') : null;
}

/**
 * The text of a file, piece by piece, without its byte order mark. Bytes that are no character become U+FFFD, so that the cell that
 * holds them can say so. Pairs of signs that make one letter are never parted: such text is handed on up to the last line break.
 */
export async function* textPieces(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(DECODERS[encoding]);
  const finished = finish(encoding);
  let rest = '';
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (!finished) {
      yield text;
      continue;
    }
    const whole = rest + text;
    const end = whole.lastIndexOf('\n') + 1;
    rest = whole.slice(end);
    if (end > 0) yield finished(whole.slice(0, end));
    if (rest.length < LONGEST_REST) continue;
    yield finished(rest);
    rest = '';
  }
  const last = rest + decoder.decode();
  if (last !== '') yield finished ? finished(last) : last;
}

/** A file without line breaks is not kept for ever; the splitter refuses it. */
const LONGEST_REST = 4 << 20;
