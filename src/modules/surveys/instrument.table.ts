import { defineEntity, p } from '@mikro-orm/core';

export const SurveyInstrumentTable = defineEntity({
  name: 'SurveyInstrumentTable',
  tableName: 'survey_instrument',
  properties: {
    id: p.integer().primary(),
    code: p.text(),
    version: p.text(),
    name: p.text(),
    yearFrom: p.integer().nullable(),
    yearTo: p.integer().nullable(),
    years: p.string().columnType('int4range').generated('stored by the database').persist(false),
    levels: p.array().nullable(),
    note: p.text().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const SurveyDimensionTable = defineEntity({
  name: 'SurveyDimensionTable',
  tableName: 'survey_dimension',
  properties: {
    id: p.integer().primary(),
    instrumentId: p.integer(),
    code: p.text(),
    name: p.text(),
    position: p.integer(),
    canonical: p.text().nullable(),
  },
});

export const SurveyQuestionTable = defineEntity({
  name: 'SurveyQuestionTable',
  tableName: 'survey_question',
  properties: {
    id: p.integer().primary(),
    instrumentId: p.integer(),
    dimensionId: p.integer().nullable(),
    code: p.text(),
    text: p.text(),
    demo: p.boolean().default(false),
  },
});

export const SurveyOptionTable = defineEntity({
  name: 'SurveyOptionTable',
  tableName: 'survey_option',
  properties: {
    questionId: p.integer().primary(),
    code: p.text().primary(),
    label: p.text(),
    weight: p.decimal().precision(5).scale(2),
  },
});
