import type { EnumWord } from './column.js';

/** Ways in which a dossier comes, as files name them. */
export const channelWords = [
  { value: 'DIRECT', vi: 'Trực tiếp', also: ['Nộp trực tiếp', 'Tại quầy', 'Tại bộ phận một cửa', 'TT', '1'] },
  { value: 'ONLINE', vi: 'Trực tuyến', also: ['Nộp trực tuyến', 'Qua mạng', 'Qua cổng dịch vụ công', 'Cổng DVC', '2'] },
  {
    value: 'POSTAL',
    vi: 'Bưu chính công ích',
    also: [
      'BCCI',
      'BCCC',
      'Dịch vụ bưu chính công ích',
      'Qua bưu chính công ích',
      'Qua dịch vụ bưu chính công ích',
      'Bưu điện',
      'Qua bưu điện',
      'Bưu chính',
      '3',
    ],
  },
  { value: 'OTHER', vi: 'Khác', also: ['Hình thức khác'] },
] as const satisfies readonly EnumWord[];

/** States of the national interface, by number or name; the value is the number. */
export const dossierStateWords = [
  { value: '1', vi: 'Mới đăng ký', also: ['Đã nộp', 'Chờ tiếp nhận', 'Submitted'] },
  { value: '2', vi: 'Được tiếp nhận', also: ['Đã tiếp nhận', 'Tiếp nhận', 'Received'] },
  { value: '3', vi: 'Không được tiếp nhận', also: ['Từ chối tiếp nhận', 'Không tiếp nhận', 'Refused'] },
  { value: '4', vi: 'Đang xử lý', also: ['Đang giải quyết', 'In process'] },
  { value: '5', vi: 'Yêu cầu bổ sung giấy tờ', also: ['Yêu cầu bổ sung', 'Chờ bổ sung', 'Bổ sung hồ sơ', 'Supplement asked'] },
  {
    value: '6',
    vi: 'Yêu cầu thực hiện nghĩa vụ tài chính',
    also: ['Chờ thực hiện nghĩa vụ tài chính', 'Nghĩa vụ tài chính', 'Chờ thanh toán', 'Fee due'],
  },
  { value: '7', vi: 'Công dân yêu cầu rút hồ sơ', also: ['Yêu cầu rút hồ sơ', 'Xin rút hồ sơ', 'Withdrawal asked'] },
  { value: '8', vi: 'Dừng xử lý', also: ['Dừng giải quyết', 'Stopped'] },
  { value: '9', vi: 'Đã xử lý xong', also: ['Đã giải quyết', 'Đã giải quyết xong', 'Đã có kết quả', 'Done'] },
  { value: '10', vi: 'Đã trả kết quả', also: ['Trả kết quả', 'Handed over'] },
] as const satisfies readonly EnumWord[];

/** Levels of the online service: 1–4 until 2022, partial or full since. */
export const serviceLevelWords = [
  { value: 'LEVEL_1', vi: 'Mức độ 1', also: ['Mức 1', '1'] },
  { value: 'LEVEL_2', vi: 'Mức độ 2', also: ['Mức 2', '2'] },
  { value: 'LEVEL_3', vi: 'Mức độ 3', also: ['Mức 3', '3'] },
  { value: 'LEVEL_4', vi: 'Mức độ 4', also: ['Mức 4', '4'] },
  { value: 'PARTIAL', vi: 'Một phần', also: ['Trực tuyến một phần', 'DVC trực tuyến một phần', 'Dịch vụ công trực tuyến một phần'] },
  { value: 'FULL', vi: 'Toàn trình', also: ['Trực tuyến toàn trình', 'DVC trực tuyến toàn trình', 'Dịch vụ công trực tuyến toàn trình'] },
] as const satisfies readonly EnumWord[];

/** How a dossier ended. */
export const resultKindWords = [
  { value: 'GRANTED', vi: 'Đồng ý', also: ['Đồng ý giải quyết', 'Chấp thuận', 'Đã giải quyết'] },
  { value: 'DENIED', vi: 'Từ chối giải quyết', also: ['Không đồng ý', 'Từ chối'] },
  { value: 'RETURNED', vi: 'Trả lại hồ sơ', also: ['Trả lại', 'Hoàn trả hồ sơ'] },
  { value: 'WITHDRAWN', vi: 'Xin rút', also: ['Rút hồ sơ', 'Xin rút hồ sơ', 'Công dân rút hồ sơ'] },
] as const satisfies readonly EnumWord[];
