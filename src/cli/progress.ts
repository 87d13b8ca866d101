import { stat } from 'node:fs/promises';
import type { ImportProgress } from '../modules/imports/index.js';

/** Says on the terminal how far an import is. */
export interface ProgressLine {
  readonly at: (progress: ImportProgress) => void;
  readonly stop: () => void;
}

const WIDTH = 24;
const EVERY_MS = { terminal: 200, log: 10_000 } as const;
const WORDS: Readonly<Record<ImportProgress['phase'], string>> = {
  WAITING: 'waits',
  READING: 'reads',
  COMPARING: 'compares',
  WRITING: 'writes',
};

/** Rows, rate, time left and errors so far: in one line of a terminal, elsewhere as a line now and then. */
export function progressLine(
  { path, name }: { readonly path: string; readonly name: string },
  out: NodeJS.WriteStream = process.stderr,
): ProgressLine {
  const started = performance.now();
  const every = out.isTTY ? EVERY_MS.terminal : EVERY_MS.log;
  let size = 0;
  let said = started;
  stat(path).then(
    (found) => (size = found.size),
    () => {}, // who reads the file says what is wrong with it
  );
  return {
    at(progress) {
      const now = performance.now();
      if (now - said < every) return;
      said = now;
      const text = `${name} ${progressText(progress, size, (now - started) / 1000)}`;
      out.write(out.isTTY ? `\r\u001B[2K${text}` : `${text}\n`);
    },
    stop() {
      if (out.isTTY) out.write('\r\u001B[2K');
    },
  };
}

/** `[####----] 40 %, reads: 400,000 rows, 95,000 a second, 6 s left, 3 rejected`. */
export function progressText({ phase, rowsRead, bytesRead, rejected }: ImportProgress, size: number, seconds: number): string {
  const share = size === 0 ? 0 : Math.min(1, bytesRead / size);
  const filled = Math.round(share * WIDTH);
  const left = phase === 'READING' && share > 0 && share < 1 ? `, ${Math.ceil((seconds / share) * (1 - share))} s left` : '';
  const number = (value: number): string => Math.round(value).toLocaleString('en');
  return `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %, ${WORDS[phase]}: ${number(rowsRead)} rows, ${number(
    seconds === 0 ? 0 : rowsRead / seconds,
  )} a second${left}, ${number(rejected)} rejected`;
}
