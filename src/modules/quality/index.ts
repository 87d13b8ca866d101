import type { HubModule } from '../../kernel/module.js';

export const qualityModule: HubModule = { name: 'quality', tables: [], resolvers: [] };
