import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

/** What this process holds in its heap after everything that can go has gone, in megabytes. */
export function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
