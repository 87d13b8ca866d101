import '../scripts/typescript.js';

/** Every benchmark, one after the other, on a machine that does nothing else: `npm run bench`. */
await import('./read/bench.js');
