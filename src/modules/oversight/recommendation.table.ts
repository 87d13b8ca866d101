import { defineEntity, p } from '@mikro-orm/core';

export const RecommendationTable = defineEntity({
  name: 'RecommendationTable',
  tableName: 'recommendation',
  properties: {
    id: p.integer().primary(),
    missionId: p.integer().nullable(),
    fromId: p.integer(),
    ordinal: p.integer(),
    text: p.text(),
    status: p.text(),
    raisedOn: p.date(),
    dueOn: p.date().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const RecommendationPartyTable = defineEntity({
  name: 'RecommendationPartyTable',
  tableName: 'recommendation_party',
  properties: {
    recommendationId: p.integer().primary(),
    ordinal: p.integer().primary(),
    partyId: p.integer(),
  },
});

export const RecommendationForwardingTable = defineEntity({
  name: 'RecommendationForwardingTable',
  tableName: 'recommendation_forwarding',
  properties: {
    recommendationId: p.integer().primary(),
    ordinal: p.integer().primary(),
    partyId: p.integer(),
    byId: p.integer().nullable(),
    forwardedOn: p.date().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const RecommendationResponseTable = defineEntity({
  name: 'RecommendationResponseTable',
  tableName: 'recommendation_response',
  properties: {
    id: p.integer().primary(),
    recommendationId: p.integer(),
    fromId: p.integer().nullable(),
    respondedOn: p.date(),
    text: p.text(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const recommendationTables = [
  RecommendationTable,
  RecommendationPartyTable,
  RecommendationForwardingTable,
  RecommendationResponseTable,
];
