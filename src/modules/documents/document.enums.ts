import { registerEnumType } from 'type-graphql';

export enum SourceKind {
  NEWS = 'NEWS',
  PORTAL = 'PORTAL',
  LEGAL = 'LEGAL',
  REPORT = 'REPORT',
  REGISTER = 'REGISTER',
  DATASET = 'DATASET',
  DEMO = 'DEMO',
}

registerEnumType(SourceKind, {
  name: 'SourceKind',
  description: 'What kind of document a source is (loại nguồn).',
  valuesConfig: {
    NEWS: { description: 'A news article (tin bài).' },
    PORTAL: { description: 'A page of an authority’s own portal (cổng thông tin điện tử).' },
    LEGAL: { description: 'A legal or administrative document (văn bản).' },
    REPORT: { description: 'A report (báo cáo).' },
    REGISTER: { description: 'An official list of units (danh mục hành chính).' },
    DATASET: { description: 'A published data set (tập dữ liệu).' },
    DEMO: { description: 'The hub’s own generator of demo data (dữ liệu minh họa).' },
  },
});

export enum LegalDocumentKind {
  LAW = 'LAW',
  DECREE = 'DECREE',
  RESOLUTION = 'RESOLUTION',
  DECISION = 'DECISION',
  DIRECTIVE = 'DIRECTIVE',
  CIRCULAR = 'CIRCULAR',
  PLAN = 'PLAN',
  REPORT = 'REPORT',
  OFFICIAL_LETTER = 'OFFICIAL_LETTER',
}

registerEnumType(LegalDocumentKind, {
  name: 'LegalDocumentKind',
  description: 'What kind of document it is (loại văn bản).',
  valuesConfig: {
    LAW: { description: 'Law (luật).' },
    DECREE: { description: 'Decree of the Government (nghị định).' },
    RESOLUTION: { description: 'Resolution (nghị quyết).' },
    DECISION: { description: 'Decision (quyết định).' },
    DIRECTIVE: { description: 'Directive (chỉ thị).' },
    CIRCULAR: { description: 'Circular (thông tư).' },
    PLAN: { description: 'Plan (kế hoạch).' },
    REPORT: { description: 'Report (báo cáo).' },
    OFFICIAL_LETTER: { description: 'Official letter (công văn).' },
  },
});

export enum LegalDocumentStatus {
  ISSUED = 'ISSUED',
  DRAFT = 'DRAFT',
}

registerEnumType(LegalDocumentStatus, {
  name: 'LegalDocumentStatus',
  description: 'Whether a document was issued (tình trạng ban hành).',
  valuesConfig: {
    ISSUED: { description: 'Issued (đã ban hành).' },
    DRAFT: { description: 'A draft (dự thảo).' },
  },
});

export enum ReportScope {
  OWN_DESK = 'OWN_DESK',
  CHILDREN = 'CHILDREN',
  ALL = 'ALL',
}

registerEnumType(ReportScope, {
  name: 'ReportScope',
  description: 'Which part of a unit a published figure counts (phạm vi số liệu).',
  valuesConfig: {
    OWN_DESK: { description: 'The unit’s own desk only (bộ phận một cửa của chính đơn vị).' },
    CHILDREN: { description: 'The units below it, without its own desk (các đơn vị trực thuộc).' },
    ALL: { description: 'Its own desk and all units below it (toàn bộ).' },
  },
});

export enum ComparisonOperator {
  EXACT = 'EXACT',
  ABOUT = 'ABOUT',
  AT_LEAST = 'AT_LEAST',
  AT_MOST = 'AT_MOST',
  MORE_THAN = 'MORE_THAN',
  LESS_THAN = 'LESS_THAN',
}

registerEnumType(ComparisonOperator, {
  name: 'ComparisonOperator',
  description: 'How the source puts a number (cách nêu số liệu).',
  valuesConfig: {
    EXACT: { description: 'Exactly this number (bằng).' },
    ABOUT: { description: 'About this number (khoảng).' },
    AT_LEAST: { description: 'This number or more (ít nhất, từ … trở lên).' },
    AT_MOST: { description: 'This number or less (nhiều nhất, không quá).' },
    MORE_THAN: { description: 'More than this number (trên).' },
    LESS_THAN: { description: 'Less than this number (dưới).' },
  },
});

export enum NoValueReason {
  NOT_MEASURED = 'NOT_MEASURED',
  NOT_SAMPLED = 'NOT_SAMPLED',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
  NOT_PUBLISHED = 'NOT_PUBLISHED',
  UNIT_DID_NOT_EXIST = 'UNIT_DID_NOT_EXIST',
  WITHHELD = 'WITHHELD',
}

registerEnumType(NoValueReason, {
  name: 'NoValueReason',
  description: 'Why there is no number (lý do không có số liệu); a number that cannot be known is never 0 and never an average of others.',
  valuesConfig: {
    NOT_MEASURED: { description: 'Nobody measured it (không đo lường).' },
    NOT_SAMPLED: { description: 'Measured elsewhere, but this unit was not in the sample (không thuộc mẫu khảo sát).' },
    NOT_APPLICABLE: { description: 'The question does not apply, or the claim is no number (không áp dụng).' },
    NOT_PUBLISHED: { description: 'Known to somebody, but not published (chưa công bố).' },
    UNIT_DID_NOT_EXIST: { description: 'The unit did not exist then (đơn vị chưa hoặc không còn tồn tại).' },
    WITHHELD: { description: 'Held back, such as survey groups of fewer than 5 (không công khai).' },
  },
});
