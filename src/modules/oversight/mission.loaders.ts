import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { reportsOfMissions, sessionsOfMissions, statementsOfMissions, subjectsOfMissions } from './mission-part.query.js';
import { missionsOfIds, missionsOfStatements, missionsOfUnits } from './mission.query.js';

export const missionByKey = oneByKey(missionsOfIds, (mission) => mission.key);
export const missionsByUnit = manyByKey(missionsOfUnits, (mission) => mission.unit);
export const missionsByStatement = manyByKey(missionsOfStatements, (mission) => mission.statement);
export const subjectsByMission = manyByKey(subjectsOfMissions, (subject) => subject.mission);
export const sessionsByMission = manyByKey(sessionsOfMissions, (session) => session.mission);
export const reportsByMission = manyByKey(reportsOfMissions, (report) => report.mission);
export const statementsByMission = manyByKey(statementsOfMissions, (link) => link.mission);
