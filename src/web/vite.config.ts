import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { vietnameseFonts } from './vietnamese-fonts.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `npm run build:web`: the pages for people, with everything that they load, into dist/web. */
export default defineConfig({
  root: here('.'),
  base: '/',
  logLevel: 'warn',
  plugins: [vietnameseFonts()],
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // The editor and its language services are one page's worth of code; nobody waits for them on the start page.
    chunkSizeWarningLimit: 9_000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { start: here('index.html'), graphiql: here('graphiql/index.html') },
      onwarn: (warning, warn) => {
        // "use client" of the React world says nothing here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  worker: { format: 'es' },
});
