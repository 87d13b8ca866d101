import { defineEntity, p } from '@mikro-orm/core';

export const SurveyResultTable = defineEntity({
  name: 'SurveyResultTable',
  tableName: 'survey_result',
  properties: {
    id: p.integer().primary(),
    campaignId: p.integer(),
    instrumentId: p.integer(),
    unitId: p.integer(),
    value: p.decimal().columnType('numeric').nullable(),
    scaleMax: p.decimal().columnType('numeric').nullable(),
    sent: p.integer().nullable(),
    received: p.integer().nullable(),
    valid: p.integer().nullable(),
    noValueReason: p.text().nullable(),
    demo: p.boolean().default(false),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const SurveyDimensionResultTable = defineEntity({
  name: 'SurveyDimensionResultTable',
  tableName: 'survey_dimension_result',
  properties: {
    resultId: p.integer().primary(),
    dimensionId: p.integer().primary(),
    instrumentId: p.integer(),
    value: p.decimal().columnType('numeric').nullable(),
    scaleMax: p.decimal().columnType('numeric').nullable(),
    noValueReason: p.text().nullable(),
  },
});

export const SurveyAnswerCountTable = defineEntity({
  name: 'SurveyAnswerCountTable',
  tableName: 'survey_answer_count',
  properties: {
    campaignId: p.integer().primary(),
    unitId: p.integer().primary(),
    questionId: p.integer().primary(),
    groupCode: p.text().primary(),
    optionCode: p.text().primary(),
    instrumentId: p.integer(),
    count: p.integer(),
  },
});
