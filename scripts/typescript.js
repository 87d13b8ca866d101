// Lets Node run this project's TypeScript as it is: node --import ./scripts/typescript.js scripts/print-tables.ts
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const ours = (url) => url.startsWith('file:') && !url.includes('/node_modules/');

registerHooks({
  /** Sources say `./unit.js` and mean `./unit.ts`; a real .js file comes first. The first file of a thread has no source that asks for it. */
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (
        error.code !== 'ERR_MODULE_NOT_FOUND' ||
        !specifier.endsWith('.js') ||
        !ours(context.parentURL?.endsWith('.ts') ? context.parentURL : specifier)
      )
        throw error;
      return next(`${specifier.slice(0, -'.js'.length)}.ts`, context);
    }
  },

  load(url, context, next) {
    if (!ours(url) || !url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    return { format: 'module', source: transformSync(readFileSync(filename, 'utf8'), { filename }).code, shortCircuit: true };
  },
});
