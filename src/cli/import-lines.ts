import type { ImportReport } from '../modules/imports/index.js';

/** Imports a file; a Refusal where it could not be taken as a whole. */
export type TakeFile = (dataset: string, path: string) => Promise<ImportReport>;

/** A report for people. */
export function linesOf({ job, file, status, counts, complaints, balances, source }: ImportReport): string[] {
  const lines = complaints.map(({ code, sheet, column, message, messageVi, hint, hintVi, sample, rows, count }) => {
    const place = [sheet, `row ${rows.join(', ')}${count > rows.length ? ', …' : ''}`, column].filter((part) => part !== null).join(' · ');
    return `${code} (${count}) ${place}${sample === '' ? '' : `: ${sample}`}\n  ${message} ${hint}\n  ${messageVi} ${hintVi}`;
  });
  const off = balances.filter(({ fail }) => fail > 0);
  const { created, updated, unchanged, rejected, skipped } = counts;
  return [
    ...lines,
    ...off.map(
      ({ rule, fail, rows }) =>
        `${rule} does not hold in ${fail} rows (${rows.join(', ')}${fail > rows.length ? ', …' : ''}); the figures are kept as they are.`,
    ),
    `${status}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected, ${skipped} skipped.`,
    ...(source === null ? [] : [`The figures of ${file.name} cite the source ${source}.`]),
    `Import ${job}.`,
  ];
}
