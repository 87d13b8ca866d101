import { defineEntity, p } from '@mikro-orm/core';

export const PartyTable = defineEntity({
  name: 'PartyTable',
  tableName: 'party',
  properties: {
    id: p.integer().primary(),
    name: p.text(),
    unitId: p.integer().nullable(),
  },
});
