import type { HubModule } from '../../kernel/module.js';

export const dossiersModule: HubModule = { name: 'dossiers', tables: [], resolvers: [] };
