import type { Wording } from './check.rules.js';

const labels = {
  received: { en: 'received', vi: 'tiếp nhận' },
  intake: { en: 'new intake', vi: 'tiếp nhận mới' },
  online: { en: 'online', vi: 'trực tuyến' },
  direct: { en: 'direct', vi: 'trực tiếp' },
  postal: { en: 'postal', vi: 'bưu chính công ích' },
  other: { en: 'other channels', vi: 'hình thức khác' },
  carriedOver: { en: 'carried over', vi: 'kỳ trước chuyển sang' },
  resolved: { en: 'resolved', vi: 'đã giải quyết' },
  early: { en: 'early', vi: 'trước hạn' },
  onTime: { en: 'on time', vi: 'đúng hạn' },
  late: { en: 'late', vi: 'quá hạn' },
  open: { en: 'open', vi: 'đang giải quyết' },
  openInTime: { en: 'open in time', vi: 'đang giải quyết trong hạn' },
  openLate: { en: 'open late', vi: 'đang giải quyết quá hạn' },
  paused: { en: 'paused', vi: 'tạm dừng' },
  returned: { en: 'returned', vi: 'trả lại' },
  withdrawn: { en: 'withdrawn', vi: 'xin rút' },
  refused: { en: 'refused', vi: 'từ chối tiếp nhận' },
} satisfies Record<string, Wording>;

/** The raw buckets of dossier statistics (số liệu hồ sơ). */
export type CountName = keyof typeof labels;

export const countNames = Object.keys(labels) as readonly CountName[];

export const channels: readonly CountName[] = ['online', 'direct', 'postal', 'other'];

/** Counts as they were reported or computed; what is null or absent was not reported. */
export type Counts = Readonly<Partial<Record<CountName, number | null>>>;

export const labelOf = (name: CountName): Wording => labels[name];

/** The count, or null where it was not reported. */
export const countOf = (counts: Counts, name: CountName): number | null => counts[name] ?? null;

export const isReported = (counts: Counts, name: CountName): boolean => countOf(counts, name) !== null;

/** The sum of the named counts, where one that was not reported counts 0. */
export const sumOf = (counts: Counts, names: readonly CountName[]): number =>
  names.reduce((sum, name) => sum + (countOf(counts, name) ?? 0), 0);
