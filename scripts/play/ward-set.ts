/** A set of criteria for wards, such as a district issues: nine fields, of which the last is what people say. Made up for the play. */

const FIELDS: readonly [name: string, canonical: string, leaves: readonly [name: string, points: number][]][] = [
  [
    'Công tác chỉ đạo, điều hành',
    'DIRECTION',
    [
      ['Kế hoạch cải cách hành chính năm', 8],
      ['Tự kiểm tra và khắc phục tồn tại', 7.5],
      ['Báo cáo đúng hạn', 5],
    ],
  ],
  [
    'Văn bản quy phạm pháp luật',
    'INSTITUTIONS',
    [
      ['Tự kiểm tra, rà soát văn bản', 6],
      ['Theo dõi thi hành pháp luật', 4],
    ],
  ],
  [
    'Thủ tục hành chính',
    'PROCEDURES',
    [
      ['Niêm yết, công khai thủ tục', 6],
      ['Giải quyết hồ sơ đúng hạn', 4],
    ],
  ],
  ['Tổ chức bộ máy', 'APPARATUS', [['Quy chế làm việc', 6]]],
  [
    'Đội ngũ cán bộ, công chức',
    'STAFF',
    [
      ['Đánh giá cán bộ, công chức', 6.5],
      ['Bồi dưỡng nghiệp vụ', 4],
    ],
  ],
  ['Tài chính công', 'FINANCE', [['Quy chế chi tiêu nội bộ', 6]]],
  [
    'Hiện đại hóa hành chính',
    'MODERNISATION',
    [
      ['Sử dụng một cửa điện tử', 8],
      ['Văn bản điện tử', 6],
    ],
  ],
  ['Cơ chế một cửa', 'ONE_STOP', [['Bố trí bộ phận một cửa', 9]]],
  ['Điều tra xã hội học', 'IMPACT', [['Mức độ hài lòng của người dân', 14]]],
];

/** The set as it is handed in; `fifth` are the points that are printed for the fifth field, whose leaves have 10.5. */
export const wardSet = (fifth: number) => ({
  code: '004-cham-diem-phuong',
  version: 1,
  name: 'Bộ tiêu chí chấm điểm UBND phường (diễn tập)',
  block: 'WARD',
  issuer: '004',
  effectiveFromYear: 2018,
  maxPoints: 100,
  surveyMaxPoints: 14,
  notApplicablePolicy: 'LEAVES_DENOMINATOR',
  bonusEntry: 'BEFORE_RESCALING',
  indexMayPass100: false,
  fields: FIELDS.map(([name, canonicalField, leaves], at) => ({
    code: String(at + 1),
    name,
    canonicalField,
    maxPoints: at === 4 ? fifth : leaves.reduce((sum, [, points]) => sum + points, 0),
    criteria: leaves.map(([leaf, maxPoints], place) => ({
      code: `${at + 1}.${place + 1}`,
      name: leaf,
      maxPoints,
      ...(at === 8
        ? { method: 'SURVEY', scoringRule: { kind: 'SURVEY_SHARE' } }
        : { method: 'SELF_APPRAISED', scoringRule: { kind: 'YES_NO' } }),
    })),
  })),
  gradeBands: [
    { code: 'XUAT_SAC', name: 'Xuất sắc', minIndex: 90 },
    { code: 'TOT', name: 'Tốt', minIndex: 80 },
    { code: 'KHA', name: 'Khá', minIndex: 65 },
    { code: 'YEU', name: 'Yếu', minIndex: 0 },
  ],
  tieBreakers: [{ kind: 'FIELD_POINTS', field: '3' }],
});
