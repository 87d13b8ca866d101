import type { Guard } from './scoring-guard.rules.js';
import type { Part } from './scoring-part.rules.js';
import type { StepName } from './scoring-step.rules.js';
import type { RoundStatus, ScorecardStatus } from './scores.enums.js';

/** The same in both languages. */
export interface Words {
  readonly en: string;
  readonly vi: string;
}

/** What a step is called. */
export const STEP_WORDS: Readonly<Record<StepName | 'PLAN_ROUND', Words>> = {
  PLAN_ROUND: { en: 'Planning a round', vi: 'Lập kế hoạch đợt chấm điểm' },
  SCORE_LEAF: { en: 'Scoring a leaf', vi: 'Tự chấm điểm tiêu chí' },
  ATTACH_EVIDENCE: { en: 'Changing the evidence of a leaf', vi: 'Bổ sung, thay thế hoặc thu hồi tài liệu kiểm chứng' },
  SUBMIT: { en: 'Submitting a sheet', vi: 'Chốt tự chấm' },
  APPRAISE_LEAF: { en: 'Appraising a leaf', vi: 'Thẩm định tiêu chí' },
  CLOSE_APPRAISAL: { en: 'Closing the first appraisal', vi: 'Kết thúc thẩm định lần 1' },
  REQUEST_EXPLANATION: { en: 'Asking for explanation', vi: 'Yêu cầu giải trình' },
  EXPLAIN_LEAF: { en: 'Explaining a leaf', vi: 'Giải trình tiêu chí' },
  SUBMIT_EXPLANATION: { en: 'Submitting the explanations', vi: 'Gửi giải trình' },
  REAPPRAISE_LEAF: { en: 'Reappraising a leaf', vi: 'Thẩm định lại tiêu chí' },
  CLOSE_REAPPRAISAL: { en: 'Closing the second appraisal', vi: 'Kết thúc thẩm định lần 2' },
  FINALIZE: { en: 'Finalizing a sheet', vi: 'Chốt điểm phiếu' },
  REOPEN: { en: 'Reopening a sheet', vi: 'Mở lại phiếu chấm điểm' },
  LEAVE_UNRANKED: { en: 'Leaving a unit unranked', vi: 'Không xếp hạng đơn vị' },
  CORRECT_LEAF: { en: 'Correcting a published leaf', vi: 'Đính chính điểm đã công bố' },
  ADJUST_ROUND: { en: 'Adjusting a round', vi: 'Điều chỉnh đợt chấm điểm' },
  OPEN_ROUND: { en: 'Opening a round', vi: 'Mở đợt chấm điểm' },
  CLOSE_INTAKE: { en: 'Closing the intake', vi: 'Khóa tiếp nhận tự chấm' },
  REOPEN_INTAKE: { en: 'Reopening the intake', vi: 'Mở lại tiếp nhận tự chấm' },
  FINALIZE_ROUND: { en: 'Finalizing a round', vi: 'Chốt điểm đợt chấm' },
  APPROVE_ROUND: { en: 'Approving a round', vi: 'Phê duyệt kết quả' },
  PUBLISH_ROUND: { en: 'Publishing a round', vi: 'Công bố kết quả' },
  REOPEN_ROUND: { en: 'Reopening a round', vi: 'Mở lại đợt chấm điểm' },
};

/** Who a part is. */
export const PART_WORDS: Readonly<Record<Part, Words>> = {
  UNIT: { en: 'an officer or leader of the unit of the sheet', vi: 'cán bộ hoặc lãnh đạo của đơn vị được chấm' },
  LEAF_APPRAISER: {
    en: 'an appraiser of the standing agency, or of the agency in charge of the leaf',
    vi: 'người thẩm định của cơ quan thường trực hoặc của đơn vị chủ trì tiêu chí',
  },
  STANDING_AGENCY: { en: 'an appraiser of the standing agency', vi: 'người thẩm định của cơ quan thường trực' },
  ISSUER: { en: 'a leader of the unit that runs the round', vi: 'lãnh đạo của đơn vị tổ chức đợt chấm điểm' },
};

/** How far a sheet is. */
export const SHEET_WORDS: Readonly<Record<`${ScorecardStatus}`, string>> = {
  DRAFT: 'đang tự chấm',
  SUBMITTED: 'đã chốt tự chấm',
  APPRAISED: 'đã thẩm định lần 1',
  EXPLANATION_REQUESTED: 'đang yêu cầu giải trình',
  EXPLAINED: 'đã giải trình',
  REAPPRAISED: 'đã thẩm định lần 2',
  FINALIZED: 'đã chốt điểm',
};

/** How far a round is. */
export const ROUND_WORDS: Readonly<Record<`${RoundStatus}`, string>> = {
  PLANNED: 'đã có kế hoạch',
  OPEN: 'đang chấm điểm',
  FINALIZED: 'đã chốt điểm',
  APPROVED: 'đã phê duyệt',
  PUBLISHED: 'đã công bố',
};

/** What a guard asks for, as a sentence, and what mends it. */
export const GUARD_WORDS: Readonly<Record<Guard, Words & { readonly hint: string }>> = {
  INTAKE_IS_OPEN: {
    en: 'The standing agency has closed the intake of self-scores.',
    vi: 'Cơ quan thường trực đã khóa tiếp nhận tự chấm.',
    hint: 'Ask the standing agency, which can take self-scores again with reopenIntake.',
  },
  INTAKE_IS_CLOSED: {
    en: 'The intake of self-scores is open.',
    vi: 'Việc tiếp nhận tự chấm đang mở.',
    hint: 'Nothing has to be done.',
  },
  LEAF_IS_SELF_SCORED: {
    en: 'Only leaves with the method SELF_APPRAISED are the unit’s to score.',
    vi: 'Đơn vị chỉ tự chấm các tiêu chí có phương pháp tự chấm và thẩm định.',
    hint: 'Survey leaves, leaves of the appraisers and leaves from data are filled by others.',
  },
  LEAF_IS_APPRAISED: {
    en: 'Only leaves with the method SELF_APPRAISED or APPRAISER_ONLY are appraised by hand.',
    vi: 'Chỉ thẩm định các tiêu chí tự chấm hoặc do cơ quan thẩm định chấm.',
    hint: 'Points from surveys and data follow from their figures; appraiseLeaf says of a DATA leaf only whether it applies: notApplicable, without points.',
  },
  LEAF_WAS_ASKED_ABOUT: {
    en: 'Only leaves that the appraisers asked about are explained and reappraised.',
    vi: 'Chỉ giải trình và thẩm định lại các tiêu chí được yêu cầu giải trình.',
    hint: 'explanationRequested says which leaves those are.',
  },
  LEAF_HAS_POINTS: {
    en: 'Only a leaf that has points is corrected.',
    vi: 'Chỉ đính chính tiêu chí đã có điểm.',
    hint: 'What was not applicable or not measured stays so.',
  },
  EVERY_LEAF_IS_SCORED: {
    en: 'Every leaf that the unit scores needs points, or that it does not apply.',
    vi: 'Mọi tiêu chí tự chấm phải có điểm hoặc ghi “Không áp dụng”.',
    hint: 'Score the leaves that are named.',
  },
  EVERY_CLAIM_IS_PROVEN: {
    en: 'Points need a document as evidence, or an explanation why there is none.',
    vi: 'Tiêu chí có điểm phải có tài liệu kiểm chứng hoặc giải trình vì sao không có.',
    hint: 'Attach evidence to the leaves that are named, or write the explanation.',
  },
  EVERY_LEAF_HAS_APPRAISAL: {
    en: 'Every leaf has to be appraised first.',
    vi: 'Phải thẩm định xong mọi tiêu chí.',
    hint: 'Appraise the leaves that are named.',
  },
  EVERY_QUESTION_IS_ANSWERED: {
    en: 'Every leaf that was asked about has to be explained first.',
    vi: 'Phải giải trình mọi tiêu chí được yêu cầu.',
    hint: 'Explain the leaves that are named.',
  },
  EVERY_ANSWER_HAS_APPRAISAL: {
    en: 'Every explained leaf has to be reappraised first.',
    vi: 'Phải thẩm định lại mọi tiêu chí đã giải trình.',
    hint: 'Reappraise the leaves that are named; the same points again are an answer too.',
  },
  SURVEY_IS_KNOWN: {
    en: 'The set has survey leaves, and it is not said whether the survey was held.',
    vi: 'Bộ tiêu chí có điểm điều tra xã hội học nhưng chưa xác định có điều tra hay không.',
    hint: 'Say it with adjustRound(surveyHeld:).',
  },
  DATA_IS_MEASURED: {
    en: 'Every leaf from data needs a figure, or that it does not apply.',
    vi: 'Mọi tiêu chí tính từ dữ liệu phải có số liệu hoặc được ghi “Không áp dụng”.',
    hint: 'Score.measuredNow tells why there is none. Bring the figures in, or reopen the sheet until it is SUBMITTED and send appraiseLeaf with notApplicable.',
  },
  INTAKE_IS_CLOSED_FOR_DRAFTS: {
    en: 'A sheet that is not submitted is left unranked only once the intake is closed.',
    vi: 'Chỉ bỏ xếp hạng phiếu chưa nộp sau khi đã khóa tiếp nhận.',
    hint: 'Close the intake first.',
  },
  SET_IS_PUBLISHED: {
    en: 'A round needs a criteria set that is published.',
    vi: 'Đợt chấm điểm phải dùng bộ tiêu chí đã ban hành.',
    hint: 'Publish the set, and name it with adjustRound(criteriaSet:).',
  },
  ROUND_HAS_UNITS: {
    en: 'A round needs units.',
    vi: 'Đợt chấm điểm phải có đơn vị.',
    hint: 'Name them with adjustRound(units:).',
  },
  ROUND_HAS_DEADLINE: {
    en: 'A round needs the instant from which a self-score is late.',
    vi: 'Đợt chấm điểm phải có hạn tự chấm.',
    hint: 'Set it with adjustRound(selfScoreDue:).',
  },
  EVERY_SHEET_IS_FINAL: {
    en: 'Every sheet has to be final first, or left unranked where it never came.',
    vi: 'Mọi phiếu phải được chốt điểm; phiếu không nộp phải ghi lý do không xếp hạng.',
    hint: 'Finalize the sheets of the units that are named, or leave them unranked.',
  },
};
