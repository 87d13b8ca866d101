import { defineEntity, p } from '@mikro-orm/core';

export const SurveyCampaignTable = defineEntity({
  name: 'SurveyCampaignTable',
  tableName: 'survey_campaign',
  properties: {
    id: p.integer().primary(),
    code: p.text().unique(),
    name: p.text(),
    instrumentId: p.integer(),
    organiserId: p.integer(),
    levels: p.array(),
    year: p.integer(),
    periodFrom: p.date().nullable(),
    periodTo: p.date().nullable(),
    sent: p.integer().nullable(),
    received: p.integer().nullable(),
    valid: p.integer().nullable(),
    demo: p.boolean().default(false),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const SurveyRespondentGroupTable = defineEntity({
  name: 'SurveyRespondentGroupTable',
  tableName: 'survey_respondent_group',
  properties: {
    campaignId: p.integer().primary(),
    code: p.text().primary(),
    name: p.text(),
    position: p.integer(),
  },
});
