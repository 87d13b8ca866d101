import { readConfig } from './config.js';
import { conclude } from './outcome.js';
import { serve } from './serve.js';

await conclude(() => serve(readConfig()));
