import type { HubModule } from '../../kernel/module.js';

export const documentsModule: HubModule = { name: 'documents', tables: [], resolvers: [] };
