/** What the points of a DATA or SURVEY leaf are measured by, over the year of a round; stored with the leaf. Metrics and instruments by code. */
export type LeafMeasure =
  /** Of the dossiers that were resolved in the year, those in time. */
  | { readonly kind: 'DOSSIERS_ON_TIME' }
  /** Of the dossiers that came in during the year, those that came online. */
  | { readonly kind: 'DOSSIERS_ONLINE' }
  /** What is stated of the unit, as a part of its total. */
  | { readonly kind: 'STATEMENT_SHARE'; readonly metric: string }
  /** What is stated of the unit, as it is. */
  | { readonly kind: 'STATEMENT_VALUE'; readonly metric: string }
  /** The result of a survey, or of one of its dimensions, in percent of its scale. */
  | { readonly kind: 'SURVEY_RESULT'; readonly instrument: string; readonly dimension?: string | null }
  /** The answers to one question, of all groups of respondents together. */
  | { readonly kind: 'SURVEY_ANSWERS'; readonly instrument: string; readonly question: string };

const BELOW = 'gồm đơn vị và các đơn vị trực thuộc';

/** What is measured, as a sentence in Vietnamese. */
export function measureText(measure: LeafMeasure): string {
  switch (measure.kind) {
    case 'DOSSIERS_ON_TIME':
      return `Tỷ lệ (%) hồ sơ giải quyết trước và đúng hạn trên số hồ sơ đã giải quyết trong năm, ${BELOW}.`;
    case 'DOSSIERS_ONLINE':
      return `Tỷ lệ (%) hồ sơ tiếp nhận trực tuyến trên số hồ sơ tiếp nhận mới trong năm, ${BELOW}.`;
    case 'STATEMENT_SHARE':
      return `Tỷ lệ (%) theo số liệu công bố trong năm của đơn vị về chỉ tiêu ${measure.metric}.`;
    case 'STATEMENT_VALUE':
      return `Số liệu công bố trong năm của đơn vị về chỉ tiêu ${measure.metric}.`;
    case 'SURVEY_RESULT':
      return measure.dimension == null
        ? `Kết quả khảo sát ${measure.instrument} của đơn vị trong năm (% thang đo).`
        : `Kết quả khảo sát ${measure.instrument} của đơn vị trong năm theo chỉ số thành phần ${measure.dimension} (% thang đo).`;
    case 'SURVEY_ANSWERS':
      return `Số phiếu theo phương án trả lời câu hỏi ${measure.question} của khảo sát ${measure.instrument} trong năm, tính chung các nhóm đối tượng.`;
  }
}
