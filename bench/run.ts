import { spawnSync } from 'node:child_process';

/** Every benchmark, one after the other, each in a process of its own, on a machine that does nothing else: `npm run bench`. */
for (const name of ['read', 'access', 'fuzz', 'import', 'soak']) {
  const { status } = spawnSync(process.execPath, ['--import', './scripts/typescript.js', `bench/${name}/bench.ts`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
