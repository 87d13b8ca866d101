import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { addresseesOfRecommendations, forwardingsOfRecommendations, responsesOfRecommendations } from './recommendation-part.query.js';
import {
  recommendationsFromUnits,
  recommendationsOfIds,
  recommendationsOfMissions,
  recommendationsToUnits,
} from './recommendation.query.js';

export const recommendationByKey = oneByKey(recommendationsOfIds, (recommendation) => recommendation.key);
export const recommendationsByMission = manyByKey(recommendationsOfMissions, (recommendation) => recommendation.mission);
export const recommendationsBySender = manyByKey(recommendationsFromUnits, (recommendation) => recommendation.unit);
export const recommendationsByAddressee = manyByKey(recommendationsToUnits, (recommendation) => recommendation.unit);
export const addresseesByRecommendation = manyByKey(addresseesOfRecommendations, (addressee) => addressee.recommendation);
export const forwardingsByRecommendation = manyByKey(forwardingsOfRecommendations, (forwarding) => forwarding.recommendation);
export const responsesByRecommendation = manyByKey(responsesOfRecommendations, (response) => response.recommendation);
