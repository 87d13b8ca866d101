import { registerEnumType } from 'type-graphql';

export enum RoundStatus {
  PLANNED = 'PLANNED',
  OPEN = 'OPEN',
  FINALIZED = 'FINALIZED',
  APPROVED = 'APPROVED',
  PUBLISHED = 'PUBLISHED',
}

registerEnumType(RoundStatus, {
  name: 'RoundStatus',
  description: 'How far a round is (tình trạng đợt chấm điểm).',
  valuesConfig: {
    PLANNED: { description: 'Decided on, not yet open (đã có kế hoạch).' },
    OPEN: { description: 'Units score and appraisers appraise (đang chấm điểm).' },
    FINALIZED: { description: 'All sheets are final (đã chốt điểm).' },
    APPROVED: { description: 'The result was approved (đã phê duyệt).' },
    PUBLISHED: { description: 'The result was published (đã công bố).' },
  },
});

export enum ScorecardStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  APPRAISED = 'APPRAISED',
  EXPLANATION_REQUESTED = 'EXPLANATION_REQUESTED',
  EXPLAINED = 'EXPLAINED',
  REAPPRAISED = 'REAPPRAISED',
  FINALIZED = 'FINALIZED',
}

registerEnumType(ScorecardStatus, {
  name: 'ScorecardStatus',
  description: 'How far a sheet is (tình trạng phiếu chấm điểm).',
  valuesConfig: {
    DRAFT: { description: 'The unit scores itself (đang tự chấm).' },
    SUBMITTED: { description: 'Self-score locked (đã chốt tự chấm).' },
    APPRAISED: { description: 'First appraisal done (đã thẩm định lần 1).' },
    EXPLANATION_REQUESTED: { description: 'The appraisers ask for explanation (yêu cầu giải trình).' },
    EXPLAINED: { description: 'The unit has explained (đã giải trình).' },
    REAPPRAISED: { description: 'Second appraisal done (đã thẩm định lần 2).' },
    FINALIZED: { description: 'Points are final (đã chốt điểm).' },
  },
});

export enum ScorecardOrder {
  RANK = 'RANK',
  UNIT = 'UNIT',
  INDEX = 'INDEX',
}

registerEnumType(ScorecardOrder, {
  name: 'ScorecardOrder',
  description: 'In which order sheets are listed (thứ tự sắp xếp). Sheets without the value come last, by unit code.',
  valuesConfig: {
    RANK: { description: 'By rank, the first first (theo thứ hạng).' },
    UNIT: { description: 'By unit code (theo mã đơn vị).' },
    INDEX: { description: 'By index, the highest first (theo chỉ số).' },
  },
});

export enum LostPointsGroup {
  CRITERION = 'CRITERION',
  FIELD = 'FIELD',
  UNIT = 'UNIT',
  OWNER_AGENCY = 'OWNER_AGENCY',
}

registerEnumType(LostPointsGroup, {
  name: 'LostPointsGroup',
  description: 'By what lost points are summed (nhóm điểm bị trừ theo).',
  valuesConfig: {
    CRITERION: { description: 'By leaf, merged over versions where it is SAME or RENAMED (tiêu chí).' },
    FIELD: { description: 'By canonical field, over all sets (lĩnh vực chuẩn).' },
    UNIT: { description: 'By unit (đơn vị).' },
    OWNER_AGENCY: { description: 'By the agency in charge of the criterion (đơn vị chủ trì).' },
  },
});
