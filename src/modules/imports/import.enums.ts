import { registerEnumType } from 'type-graphql';

export enum ImportMode {
  VALIDATE = 'VALIDATE',
  COMMIT = 'COMMIT',
}

registerEnumType(ImportMode, {
  name: 'ImportMode',
  description: 'Whether a file is only looked at (chế độ nhập).',
  valuesConfig: {
    VALIDATE: { description: 'Read and checked; no figure is written (chỉ kiểm tra).' },
    COMMIT: { description: 'Read, checked and written (ghi nhận).' },
  },
});

export enum ImportAtomicity {
  ALL = 'ALL',
  ROW = 'ROW',
}

registerEnumType(ImportAtomicity, {
  name: 'ImportAtomicity',
  description: 'What becomes of a file with rows that are rejected (cách ghi khi có dòng lỗi).',
  valuesConfig: {
    ALL: { description: 'Nothing of it is written (tất cả hoặc không).' },
    ROW: { description: 'Its other rows are (từng dòng).' },
  },
});

export enum ImportPhase {
  WAITING = 'WAITING',
  READING = 'READING',
  COMPARING = 'COMPARING',
  WRITING = 'WRITING',
  DONE = 'DONE',
}

registerEnumType(ImportPhase, {
  name: 'ImportPhase',
  description: 'What a job is doing (giai đoạn nhập).',
  valuesConfig: {
    WAITING: { description: 'It waits for others to end (đang chờ).' },
    READING: { description: 'Rows are read and checked (đang đọc).' },
    COMPARING: { description: 'They are compared with what is there (đang đối chiếu).' },
    WRITING: { description: 'They are written, and sums brought up to date (đang ghi).' },
    DONE: { description: 'It has ended (đã xong).' },
  },
});

export enum ImportStatus {
  RUNNING = 'RUNNING',
  VALIDATED = 'VALIDATED',
  COMMITTED = 'COMMITTED',
  FAILED = 'FAILED',
  REFUSED = 'REFUSED',
  INTERRUPTED = 'INTERRUPTED',
  REVERTED = 'REVERTED',
}

registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'What became of a file (kết quả nhập).',
  valuesConfig: {
    RUNNING: { description: 'It waits or is being read; nothing is written yet (đang xử lý).' },
    VALIDATED: { description: 'It was only looked at (đã kiểm tra).' },
    COMMITTED: { description: 'Its good rows are written (đã ghi nhận).' },
    FAILED: { description: 'Nothing of it was written, because of rejected rows (không ghi nhận).' },
    REFUSED: { description: 'The file as a whole could not be taken; complaints says why (tệp bị từ chối).' },
    INTERRUPTED: { description: 'The hub or its database stopped; nothing of it was written, and it can be sent again (bị gián đoạn).' },
    REVERTED: { description: 'What it wrote was taken back (đã hoàn tác).' },
  },
});

export enum ImportKeptReason {
  CHANGED_SINCE = 'CHANGED_SINCE',
  IN_USE = 'IN_USE',
}

registerEnumType(ImportKeptReason, {
  name: 'ImportKeptReason',
  description: 'Why a row stays although its import was taken back (lý do không hoàn tác).',
  valuesConfig: {
    CHANGED_SINCE: { description: 'Somebody has changed it since (đã có thay đổi mới hơn).' },
    IN_USE: { description: 'Something that stays refers to it (đang được dữ liệu khác sử dụng).' },
  },
});
