import { goldenTrios } from '../../kit/golden.js';

goldenTrios(import.meta.dirname);
