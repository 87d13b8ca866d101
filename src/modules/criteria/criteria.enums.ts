import { registerEnumType } from 'type-graphql';

export enum RankingBlock {
  PROVINCE = 'PROVINCE',
  DISTRICT = 'DISTRICT',
  WARD = 'WARD',
  RURAL_COMMUNE = 'RURAL_COMMUNE',
  COMMUNE_LEVEL = 'COMMUNE_LEVEL',
  DEPARTMENT = 'DEPARTMENT',
  DIVISION = 'DIVISION',
}

registerEnumType(RankingBlock, {
  name: 'RankingBlock',
  description: 'Units that are ranked with each other (khối xếp hạng); never across blocks.',
  valuesConfig: {
    PROVINCE: { description: 'Provinces and centrally-run cities (các tỉnh, thành phố).' },
    DISTRICT: { description: 'Districts (các quận, huyện, thị xã, thành phố).' },
    WARD: { description: 'Wards (các phường).' },
    RURAL_COMMUNE: { description: 'Communes and townships (các xã, thị trấn).' },
    COMMUNE_LEVEL: { description: 'All units of commune level together (cấp xã).' },
    DEPARTMENT: { description: 'Provincial departments (các sở, ban, ngành).' },
    DIVISION: { description: 'Divisions of a district (các phòng, ban chuyên môn).' },
  },
});

export enum CriteriaSetStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  MENTIONED = 'MENTIONED',
  RETIRED = 'RETIRED',
}

registerEnumType(CriteriaSetStatus, {
  name: 'CriteriaSetStatus',
  description: 'State of a version of a set (tình trạng bộ tiêu chí).',
  valuesConfig: {
    DRAFT: { description: 'Being written (dự thảo); the only state in which it can change.' },
    PUBLISHED: { description: 'Issued (đã ban hành): its points add up and it never changes.' },
    MENTIONED: { description: 'A document speaks of it without its content (được nhắc đến).' },
    RETIRED: { description: 'No longer used for new rounds (hết hiệu lực).' },
  },
});

export enum CanonicalField {
  DIRECTION = 'DIRECTION',
  INSTITUTIONS = 'INSTITUTIONS',
  PROCEDURES = 'PROCEDURES',
  APPARATUS = 'APPARATUS',
  STAFF = 'STAFF',
  FINANCE = 'FINANCE',
  MODERNISATION = 'MODERNISATION',
  ONE_STOP = 'ONE_STOP',
  IMPACT = 'IMPACT',
  BONUS = 'BONUS',
  PENALTY = 'PENALTY',
}

registerEnumType(CanonicalField, {
  name: 'CanonicalField',
  description: 'What a field is about, whatever its number and name in a set (lĩnh vực chuẩn): compare sets by it.',
  valuesConfig: {
    DIRECTION: { description: 'Direction and steering of the reform (công tác chỉ đạo, điều hành).' },
    INSTITUTIONS: { description: 'Legal documents and institutions (cải cách thể chế).' },
    PROCEDURES: { description: 'Administrative procedures (cải cách thủ tục hành chính).' },
    APPARATUS: { description: 'Organisation of the apparatus (cải cách tổ chức bộ máy).' },
    STAFF: { description: 'Staff and civil service regime (xây dựng đội ngũ CBCCVC, chế độ công vụ).' },
    FINANCE: { description: 'Public finance (cải cách tài chính công).' },
    MODERNISATION: { description: 'Modernisation, digital government (hiện đại hóa hành chính, chính quyền số).' },
    ONE_STOP: { description: 'One-stop mechanism (cơ chế một cửa, một cửa liên thông).' },
    IMPACT: { description: 'Impact on people and on socio-economic development (tác động của cải cách hành chính).' },
    BONUS: { description: 'Bonus points (điểm thưởng).' },
    PENALTY: { description: 'Penalty points (điểm phạt).' },
  },
});

export enum FieldPart {
  SCORED = 'SCORED',
  BONUS = 'BONUS',
  PENALTY = 'PENALTY',
}

registerEnumType(FieldPart, {
  name: 'FieldPart',
  description: 'How the points of a field enter the index (phần điểm).',
  valuesConfig: {
    SCORED: { description: 'Part of the total (điểm chấm).' },
    BONUS: { description: 'Added on top (điểm thưởng).' },
    PENALTY: { description: 'Taken off (điểm phạt).' },
  },
});

export enum CriterionMethod {
  SELF_APPRAISED = 'SELF_APPRAISED',
  SURVEY = 'SURVEY',
  APPRAISER_ONLY = 'APPRAISER_ONLY',
  DATA = 'DATA',
}

registerEnumType(CriterionMethod, {
  name: 'CriterionMethod',
  description: 'Where the points of a leaf come from (phương pháp đánh giá).',
  valuesConfig: {
    SELF_APPRAISED: { description: 'Scored by the unit, then appraised (tự chấm, thẩm định).' },
    SURVEY: { description: 'From a survey; closed to the unit (điều tra xã hội học).' },
    APPRAISER_ONLY: { description: 'Scored by the appraisers alone (cơ quan thẩm định chấm).' },
    DATA: { description: 'Computed from dossiers or documents that the hub holds (tính từ dữ liệu).' },
  },
});

export enum NotApplicablePolicy {
  LEAVES_DENOMINATOR = 'LEAVES_DENOMINATOR',
  FULL_POINTS = 'FULL_POINTS',
}

registerEnumType(NotApplicablePolicy, {
  name: 'NotApplicablePolicy',
  description: 'What “not applicable” means for the points (tiêu chí không áp dụng).',
  valuesConfig: {
    LEAVES_DENOMINATOR: { description: 'The leaf is taken out of the total (loại khỏi tổng điểm).' },
    FULL_POINTS: { description: 'The leaf earns its full points (được tính điểm tối đa).' },
  },
});

export enum BonusEntry {
  BEFORE_RESCALING = 'BEFORE_RESCALING',
  AFTER_RESCALING = 'AFTER_RESCALING',
}

registerEnumType(BonusEntry, {
  name: 'BonusEntry',
  description: 'Whether bonus and penalty are rescaled with the sheet (cách cộng điểm thưởng, trừ điểm phạt).',
  valuesConfig: {
    BEFORE_RESCALING: { description: 'They are points of the sheet and are rescaled with it (trước khi quy đổi).' },
    AFTER_RESCALING: { description: 'They are points of the hundred and enter after it (sau khi quy đổi).' },
  },
});

export enum EquivalenceKind {
  SAME = 'SAME',
  RENAMED = 'RENAMED',
  RESCALED = 'RESCALED',
  NONE = 'NONE',
}

registerEnumType(EquivalenceKind, {
  name: 'EquivalenceKind',
  description: 'How a leaf follows one of the version before (tương đương tiêu chí). Trends run over SAME and RENAMED only.',
  valuesConfig: {
    SAME: { description: 'Unchanged (giữ nguyên).' },
    RENAMED: { description: 'The same under another name or number (đổi tên).' },
    RESCALED: { description: 'The same with another maximum (đổi thang điểm): compare percent of the maximum.' },
    NONE: { description: 'New, or dropped (không tương đương).' },
  },
});

export enum TieBreakerKind {
  FIELD_POINTS = 'FIELD_POINTS',
  SURVEY_POINTS = 'SURVEY_POINTS',
  APPRAISED_POINTS = 'APPRAISED_POINTS',
  LESS_PENALTY = 'LESS_PENALTY',
  LESS_OVERCLAIM = 'LESS_OVERCLAIM',
}

registerEnumType(TieBreakerKind, {
  name: 'TieBreakerKind',
  description: 'What is compared between sheets of equal index (tiêu chí phụ khi bằng điểm).',
  valuesConfig: {
    FIELD_POINTS: { description: 'More points in a field (điểm của một lĩnh vực).' },
    SURVEY_POINTS: { description: 'More survey points (điểm điều tra xã hội học).' },
    APPRAISED_POINTS: { description: 'More appraised points (điểm thẩm định).' },
    LESS_PENALTY: { description: 'Fewer penalty points (điểm phạt ít hơn).' },
    LESS_OVERCLAIM: { description: 'Closer self-score (tự chấm sát hơn).' },
  },
});

export enum LeafMeasureKind {
  DOSSIERS_ON_TIME = 'DOSSIERS_ON_TIME',
  DOSSIERS_ONLINE = 'DOSSIERS_ONLINE',
  STATEMENT_SHARE = 'STATEMENT_SHARE',
  STATEMENT_VALUE = 'STATEMENT_VALUE',
  SURVEY_RESULT = 'SURVEY_RESULT',
  SURVEY_ANSWERS = 'SURVEY_ANSWERS',
}

registerEnumType(LeafMeasureKind, {
  name: 'LeafMeasureKind',
  description: 'What the points of a leaf are measured by (loại số liệu tính điểm), over the year of a round.',
  valuesConfig: {
    DOSSIERS_ON_TIME: { description: 'Resolved dossiers that were in time, in percent (tỷ lệ hồ sơ giải quyết trước và đúng hạn).' },
    DOSSIERS_ONLINE: { description: 'New dossiers that came online, in percent (tỷ lệ hồ sơ tiếp nhận trực tuyến).' },
    STATEMENT_SHARE: { description: 'A published figure in percent of its total (tỷ lệ theo số liệu công bố).' },
    STATEMENT_VALUE: { description: 'A published figure as it is (số liệu công bố).' },
    SURVEY_RESULT: { description: 'A survey result in percent of its scale (kết quả khảo sát).' },
    SURVEY_ANSWERS: { description: 'Answers per option to a question (số phiếu theo phương án trả lời).' },
  },
});

export enum ScoringRuleKind {
  YES_NO = 'YES_NO',
  RATIO = 'RATIO',
  LADDER = 'LADDER',
  COUNT = 'COUNT',
  PLUS_MINUS = 'PLUS_MINUS',
  SHARE_OF_LEADER = 'SHARE_OF_LEADER',
  SURVEY_OPTIONS = 'SURVEY_OPTIONS',
  SURVEY_SHARE = 'SURVEY_SHARE',
}

registerEnumType(ScoringRuleKind, {
  name: 'ScoringRuleKind',
  description: 'How points follow from what was measured (cách tính điểm).',
  valuesConfig: {
    YES_NO: { description: 'All or nothing (có/không).' },
    RATIO: { description: 'Actual share of the target (tỷ lệ thực hiện so với chỉ tiêu).' },
    LADDER: { description: 'Steps by threshold (theo bậc).' },
    COUNT: { description: 'Points for each, up to a cap (đếm số lượng).' },
    PLUS_MINUS: { description: 'Pluses and minuses between a floor and a cap (cộng, trừ).' },
    SHARE_OF_LEADER: { description: 'Share of the best of the block (so với đơn vị dẫn đầu khối).' },
    SURVEY_OPTIONS: { description: 'Answers weighed by option (theo phương án trả lời khảo sát).' },
    SURVEY_SHARE: { description: 'Share of the maximum by the survey result in percent (theo tỷ lệ hài lòng).' },
  },
});
