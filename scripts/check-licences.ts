import { readFileSync } from 'node:fs';

/** Every package that the hub ships with must be free to use inside an MIT project; the lock file names each one's licence. */

const FITS_MIT = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'PostgreSQL',
  'Unlicense',
  'CC0-1.0',
]);

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** `A OR B` leaves the choice to us, `A AND B` asks for both. */
const fits = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => FITS_MIT.has(licence.trim())));

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> };
const shipped = Object.entries(lock.packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional);
const misfits = shipped.filter(([, { license }]) => !fits(license ?? 'not stated'));

for (const [path, { license }] of misfits) console.error(`${path.replace(/^.*node_modules\//, '')}: ${license ?? 'no licence stated'}`);
if (misfits.length > 0) {
  console.error(`Expected one of ${[...FITS_MIT].join(', ')}. Choose another package, or add the licence here with a reason.`);
  process.exit(1);
}
console.log(`${shipped.length} packages, all under licences that fit MIT.`);
