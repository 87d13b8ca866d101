import { enableCompileCache } from 'node:module';

// Before anything else is loaded, so that later starts find all of it compiled.
enableCompileCache();
const [{ readConfig }, { conclude }, { serve }] = await Promise.all([import('./config.js'), import('./outcome.js'), import('./serve.js')]);

await conclude(() => serve(readConfig()));
