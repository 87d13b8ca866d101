import type { HubModule } from '../../kernel/module.js';

export const criteriaModule: HubModule = { name: 'criteria', tables: [], resolvers: [] };
