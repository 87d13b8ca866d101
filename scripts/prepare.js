/*
 * Runs after `npm ci`: builds dist/ and the web pages. Plain JavaScript, because it may run on a Node that is too old
 * for the rest and must then say so; does nothing where the build tools were left out (`--omit=dev`).
 */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `cchc-hub needs Node 22.18 or newer to run, and this is ${process.versions.node}. On Linux (x64, arm64) and Windows (x64) npm installs ` +
      'its own: allow optional dependencies (no --omit=optional). Elsewhere install Node 24.',
  );
  process.exit(1);
}

if (!existsSync('node_modules/typescript')) {
  console.log('Build tools are not installed: dist/ stays as it is.');
} else {
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exit(status ?? 1);
}
