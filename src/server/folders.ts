import { fileURLToPath } from 'node:url';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The saved operations, one file each. */
export const OPERATIONS_FOLDER = root('schema/operations/');
/** What `npm run build:web` made of src/web. */
export const WEB_FOLDER = root('dist/web/');
