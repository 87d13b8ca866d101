import type { HubModule } from '../../kernel/module.js';

export const surveysModule: HubModule = { name: 'surveys', tables: [], resolvers: [] };
