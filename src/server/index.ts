export { createServer } from './server.js';
export type { HubServer, HubServerOptions, OpenReads } from './options.js';
