export { createServer } from './server.js';
export type { HubServer, HubServerOptions, OpenReads, ServerSettings } from './options.js';
