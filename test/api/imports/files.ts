import type { ImportReport } from '../../../src/modules/imports/index.js';
import type { Asker, TestHub } from '../../kit/hub.js';
import { utf8, workbook } from '../../modules/imports/files.js';

/** A file that was sent, and what the hub answered. */
export interface Sent {
  readonly status: number;
  readonly report: ImportReport;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[] | undefined;
}

/** Sends a file as somebody. */
export async function send(hub: TestHub, asker: Asker, address: string, file: Uint8Array | string): Promise<Sent> {
  const response = await fetch(`${hub.url}/imports/${address}`, {
    method: 'POST',
    headers: { authorization: await hub.tokenOf(asker), 'content-type': 'application/octet-stream' },
    body: typeof file === 'string' ? utf8(file) : Buffer.from(file),
  });
  const answer = (await response.json()) as ImportReport & Pick<Sent, 'errors'>;
  return { status: response.status, report: answer, errors: answer.errors };
}

/** The figures of quận Đồ Sơn in the layout of the form, as an office sends them: titles, three rows of merged header, dashes, signatures. */
export const doSonForm = (title = 'Kỳ báo cáo: 2016 - 2021'): Uint8Array =>
  workbook([
    {
      name: 'Biểu 06a',
      merged: [
        'A5:A7',
        'B5:B7',
        'C5:F5',
        'C6:C7',
        'D6:E6',
        'F6:F7',
        'G5:J5',
        'G6:G7',
        'H6:H7',
        'I6:I7',
        'J6:J7',
        'K5:M5',
        'K6:K7',
        'L6:L7',
        'M6:M7',
      ],
      rows: {
        1: ['Biểu số II.06a/VPCP/KSTT'],
        2: ['TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH'],
        3: [title],
        5: [
          'STT',
          'Lĩnh vực',
          'Số lượng hồ sơ tiếp nhận',
          null,
          null,
          null,
          'Số lượng hồ sơ đã giải quyết',
          null,
          null,
          null,
          'Số lượng hồ sơ đang giải quyết',
        ],
        6: [
          null,
          null,
          'Tổng số',
          'Trong kỳ',
          null,
          'Từ kỳ trước',
          'Tổng số',
          'Trước hạn',
          'Đúng hạn',
          'Quá hạn',
          'Tổng số',
          'Trong hạn',
          'Quá hạn',
        ],
        7: [null, null, null, 'Trực tuyến', 'Trực tiếp, dịch vụ bưu chính'],
        8: Array.from({ length: 13 }, (_, at) => `(${at + 1})`),
        9: ['1', 'Đất đai', '20.500', '-', '-', '-', '20.100', '-', '-', '30', '60', '-', '-'],
        10: ['2', 'Tư pháp - Hộ tịch', 10_278, '-', '-', '-', '10.039', '-', '-', 4, 29, '-', '-'],
        11: ['Tổng cộng', null, '30.778', '-', '-', '-', '30.139', '-', '-', 34, 89, '-', '-'],
        13: [null, null, null, null, null, null, null, 'NGƯỜI LẬP BIỂU'],
      },
    },
  ]);

const HEADER =
  'Mã đơn vị;Tên đơn vị;Đơn vị cấp trên;Phạm vi số liệu;Từ ngày;Đến ngày;Tổng tiếp nhận;Đã giải quyết;Giải quyết quá hạn;Đang giải quyết';

/** A table of plain columns as Excel saves it in Viet Nam. */
export const plain = (...rows: readonly string[]): string => `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`;
