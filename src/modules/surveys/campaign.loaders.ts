import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { campaignsOfIds, respondentGroupsOfCampaigns } from './campaign.query.js';

export const campaignById = oneByKey(campaignsOfIds, (campaign) => campaign.key);
export const respondentGroupsByCampaign = manyByKey(respondentGroupsOfCampaigns, (group) => group.campaign);
