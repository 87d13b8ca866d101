export { openDiskFiles } from './disk-files.js';
export { tidyFileName } from './file-name.rules.js';
export { fileTypeOf } from './file-type.js';
