import { cpus } from 'node:os';

/** Where and when figures were taken, as reports say it. */
export const machine = (postgres: string): string =>
  [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}`,
    `Node ${process.versions.node}`,
    postgres.split(' on ')[0],
  ].join(' · ');
