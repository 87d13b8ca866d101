import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Builds the reference lists anew from the published packages and compares them with seeds/reference, byte for byte. */

const kept = 'seeds/reference';
const fresh = mkdtempSync(join(tmpdir(), 'hub-reference-'));
try {
  const { status } = spawnSync(process.execPath, ['--import', './scripts/typescript.js', 'scripts/reference/build.ts', fresh], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  const differ = readdirSync(fresh).filter((file) => !readFileSync(join(fresh, file)).equals(readFileSync(join(kept, file))));
  if (differ.length > 0) {
    console.error(`${kept} is not what scripts/reference/build.ts makes: ${differ.join(', ')}. Run it and commit the difference.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true });
}
