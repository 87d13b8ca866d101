import { registerEnumType } from 'type-graphql';

export enum FindingKind {
  RESULT = 'RESULT',
  LIMIT = 'LIMIT',
  CAUSE_STATED = 'CAUSE_STATED',
  RESPONSIBILITY = 'RESPONSIBILITY',
}

registerEnumType(FindingKind, {
  name: 'FindingKind',
  description: 'What a finding says (loại nhận định).',
  valuesConfig: {
    RESULT: { description: 'A result that was reached (kết quả).' },
    LIMIT: { description: 'A limit or shortcoming (hạn chế, tồn tại).' },
    CAUSE_STATED: { description: 'A cause that was stated by itself, without a limit that it belongs to (nguyên nhân).' },
    RESPONSIBILITY: { description: 'Who answers for something (trách nhiệm).' },
  },
});

export enum CauseKind {
  OBJECTIVE = 'OBJECTIVE',
  SUBJECTIVE = 'SUBJECTIVE',
}

registerEnumType(CauseKind, {
  name: 'CauseKind',
  description: 'Whether a cause lies outside or inside those who act (loại nguyên nhân).',
  valuesConfig: {
    OBJECTIVE: { description: 'Objective (nguyên nhân khách quan).' },
    SUBJECTIVE: { description: 'Subjective (nguyên nhân chủ quan).' },
  },
});

export enum RecommendationStatus {
  OPEN = 'OPEN',
  FORWARDED = 'FORWARDED',
  ANSWERED = 'ANSWERED',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  DONE = 'DONE',
}

registerEnumType(RecommendationStatus, {
  name: 'RecommendationStatus',
  description: 'How far a recommendation has come (tình trạng kiến nghị).',
  valuesConfig: {
    OPEN: { description: 'Raised, nothing further known (mới nêu).' },
    FORWARDED: { description: 'Passed on to those who can act (đã chuyển).' },
    ANSWERED: { description: 'Answered (đã trả lời).' },
    ACCEPTED: { description: 'Accepted, not yet carried out (đã tiếp thu).' },
    REJECTED: { description: 'Rejected (không chấp nhận).' },
    DONE: { description: 'Carried out (đã thực hiện).' },
  },
});
