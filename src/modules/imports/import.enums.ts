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

export enum ImportStatus {
  VALIDATED = 'VALIDATED',
  COMMITTED = 'COMMITTED',
  FAILED = 'FAILED',
}

registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'What became of a file (kết quả nhập).',
  valuesConfig: {
    VALIDATED: { description: 'It was only looked at (đã kiểm tra).' },
    COMMITTED: { description: 'Its good rows are written (đã ghi nhận).' },
    FAILED: { description: 'Nothing of it was written, because of rejected rows (không ghi nhận).' },
  },
});
