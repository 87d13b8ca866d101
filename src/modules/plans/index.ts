import type { HubModule } from '../../kernel/module.js';

export const plansModule: HubModule = { name: 'plans', tables: [], resolvers: [] };
