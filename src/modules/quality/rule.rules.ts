import type { RuleCode, Wording } from './check.rules.js';

interface RuleText {
  readonly name: Wording;
  readonly description: Wording;
}

const rule = (name: string, nameVi: string, description: string, descriptionVi: string): RuleText => ({
  name: { en: name, vi: nameVi },
  description: { en: description, vi: descriptionVi },
});

/** What each rule is called and says, in both languages. */
export const ruleTexts: Readonly<Record<RuleCode, RuleText>> = {
  B1: rule(
    'Received by channel',
    'Tiếp nhận theo hình thức',
    'received = online + direct + postal (+ other) + carried over; new intake as a whole where channels are not reported.',
    'Tiếp nhận = trực tuyến + trực tiếp + bưu chính công ích (+ khác) + kỳ trước chuyển sang.',
  ),
  B2: rule(
    'Resolved by time',
    'Đã giải quyết theo hạn',
    'resolved = early + on time + late.',
    'Đã giải quyết = trước hạn + đúng hạn + quá hạn.',
  ),
  B3: rule('Open by time', 'Đang giải quyết theo hạn', 'open = open in time + open late.', 'Đang giải quyết = trong hạn + quá hạn.'),
  B4: rule(
    'Whereabouts of the received',
    'Cân đối hồ sơ tiếp nhận',
    'received = resolved + open + paused + returned + withdrawn; parts that were not reported count 0 and are named.',
    'Tiếp nhận = đã giải quyết + đang giải quyết + tạm dừng + trả lại + xin rút; phần không được báo cáo tính bằng 0 và được nêu tên.',
  ),
  B5: rule(
    'Carried over',
    'Kỳ trước chuyển sang',
    'carried over = open + paused at the end of the adjacent period before.',
    'Kỳ trước chuyển sang = đang giải quyết + tạm dừng cuối kỳ liền trước.',
  ),
  B6: rule(
    'Own desk and children',
    'Đơn vị và cấp dưới',
    'A parent’s ALL = its own desk + the sum of its children, of one day and scope.',
    'Số toàn bộ của cấp trên = số tại chính đơn vị + tổng của các đơn vị trực thuộc, cùng kỳ và cùng phạm vi.',
  ),
  B7: rule(
    'Parts within totals',
    'Thành phần trong tổng số',
    'Each part lies between 0 and its total.',
    'Mỗi thành phần nằm trong khoảng từ 0 đến tổng số.',
  ),
  B8: rule('Refused apart', 'Từ chối tính riêng', 'Refused dossiers lie outside B4.', 'Hồ sơ từ chối tiếp nhận nằm ngoài cân đối B4.'),
  PART_OF_WHOLE: rule(
    'Part of a whole',
    'Phần trên tổng',
    'A stated part lies between 0 and the stated whole.',
    'Phần được công bố nằm trong khoảng từ 0 đến tổng được công bố.',
  ),
  REGISTER_COUNT: rule(
    'Count of units',
    'Số đơn vị theo danh mục',
    'A stated number of units is the register’s on that day.',
    'Số đơn vị được công bố khớp với danh mục đơn vị tại ngày đó.',
  ),
  PERIOD_AFTER_REPORT: rule(
    'Period ended when reported',
    'Kỳ số liệu và ngày báo cáo',
    'A period does not end after the day on which it was reported; the residual is in days.',
    'Kỳ số liệu không kết thúc sau ngày báo cáo; chênh lệch tính bằng ngày.',
  ),
  EVENT_AFTER_PUBLICATION: rule(
    'Event before its publication',
    'Ngày diễn ra và ngày đăng',
    'What a source tells of is not dated after its publication; the residual is in days.',
    'Sự việc không diễn ra sau ngày đăng của nguồn; chênh lệch tính bằng ngày.',
  ),
  RANK_DIFFERS: rule(
    'Published and computed rank',
    'Thứ hạng công bố và tính được',
    'The published rank is the one computed from the points.',
    'Thứ hạng công bố khớp với thứ hạng tính từ điểm.',
  ),
  SUM_OF_MAX: rule(
    'Sum of maxima',
    'Tổng điểm tối đa',
    'Σ criterion max = Σ field max = declared total of a published set; sets that are only mentioned are exempt.',
    'Tổng điểm tối đa của tiêu chí = của lĩnh vực = tổng điểm của bộ tiêu chí đã ban hành; bộ chỉ được nhắc tên thì miễn.',
  ),
  REGISTER_GAP: rule(
    'Open links of the register',
    'Liên kết danh mục còn để ngỏ',
    'Every unit of the published lists is linked to what became of it; the residual is how many are not.',
    'Mọi đơn vị trong danh mục đã công bố có liên kết kế thừa; chênh lệch là số còn để ngỏ.',
  ),
};
