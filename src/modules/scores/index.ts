import type { HubModule } from '../../kernel/module.js';

export const scoresModule: HubModule = { name: 'scores', tables: [], resolvers: [] };
