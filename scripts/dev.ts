import { spawn, spawnSync } from 'node:child_process';

/** Compiles on every change and starts the hub anew on what was compiled; Ctrl+C ends both. */

const compiler = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];
spawnSync(process.execPath, compiler, { stdio: 'inherit' });

const running = [
  spawn(process.execPath, [...compiler, '--watch', '--preserveWatchOutput'], { stdio: 'inherit' }),
  spawn(process.execPath, ['--watch-path=dist', '--enable-source-maps', 'dist/main.js'], { stdio: 'inherit' }),
];
for (const child of running) {
  child.once('exit', (code) => {
    for (const other of running) other.kill();
    process.exitCode = code ?? 0;
  });
}
