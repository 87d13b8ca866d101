import { defineEntity, p } from '@mikro-orm/core';

export const OversightMissionTable = defineEntity({
  name: 'OversightMissionTable',
  tableName: 'oversight_mission',
  properties: {
    id: p.integer().primary(),
    code: p.text().unique(),
    title: p.text(),
    topic: p.text(),
    organId: p.integer(),
    teamName: p.text(),
    leadPost: p.text().nullable(),
    periodFrom: p.date().nullable(),
    periodTo: p.date().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const MissionSubjectTable = defineEntity({
  name: 'MissionSubjectTable',
  tableName: 'mission_subject',
  properties: {
    missionId: p.integer().primary(),
    unitId: p.integer().primary(),
  },
});

export const MissionSessionTable = defineEntity({
  name: 'MissionSessionTable',
  tableName: 'mission_session',
  properties: {
    id: p.integer().primary(),
    missionId: p.integer(),
    heldOn: p.date(),
    place: p.text().nullable(),
    chairPost: p.text().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const SubjectReportTable = defineEntity({
  name: 'SubjectReportTable',
  tableName: 'subject_report',
  properties: {
    id: p.integer().primary(),
    missionId: p.integer(),
    unitId: p.integer(),
    reportedOn: p.date(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const MissionStatementTable = defineEntity({
  name: 'MissionStatementTable',
  tableName: 'mission_statement',
  properties: {
    missionId: p.integer().primary(),
    statementId: p.integer().primary(),
  },
});

export const missionTables = [OversightMissionTable, MissionSubjectTable, MissionSessionTable, SubjectReportTable, MissionStatementTable];
