import type { HubModule } from '../../kernel/module.js';

export const oversightModule: HubModule = { name: 'oversight', tables: [], resolvers: [] };
