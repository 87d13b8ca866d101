import { decided, figure, notTestable, sentence, type Check } from './check.rules.js';
import { channels, countNames, countOf, isReported, labelOf, type CountName, type Counts } from './counts.rules.js';

/** Each part with the total that it may not exceed. */
const totals: readonly (readonly [total: CountName, parts: readonly CountName[]])[] = [
  ['received', ['intake', ...channels, 'carriedOver', 'resolved', 'open', 'paused', 'returned', 'withdrawn']],
  ['resolved', ['early', 'onTime', 'late']],
  ['open', ['openInTime', 'openLate']],
];

interface Excess {
  readonly part: CountName;
  readonly total: CountName | null;
  readonly residual: number;
}

const negatives = (counts: Counts): Excess[] =>
  countNames.flatMap((part) => {
    const value = countOf(counts, part);
    return value !== null && value < 0 ? [{ part, total: null, residual: value }] : [];
  });

const excesses = (counts: Counts): Excess[] =>
  totals.flatMap(([total, parts]) => {
    const whole = countOf(counts, total);
    if (whole === null) return [];
    return parts.flatMap((part) => {
      const value = countOf(counts, part);
      return value !== null && value > whole ? [{ part, total, residual: value - whole }] : [];
    });
  });

/** B7: each reported part lies between 0 and its total; the residual is that of the first that does not. */
export function boundsCheck(counts: Counts): Check {
  if (!countNames.some((name) => isReported(counts, name))) {
    return notTestable('B7', {
      en: 'B7 cannot be tested: no count was reported.',
      vi: 'B7 không kiểm tra được: không có số liệu nào được báo cáo.',
    });
  }
  const [first] = [...negatives(counts), ...excesses(counts)];
  if (!first) {
    return decided('B7', 0, null, {
      en: 'B7: every reported part lies between 0 and its total.',
      vi: 'B7: mọi thành phần được báo cáo đều nằm trong khoảng từ 0 đến tổng số.',
    });
  }
  const { part, total, residual } = first;
  const values = {
    part: labelOf(part),
    count: figure(countOf(counts, part) ?? 0),
    total: labelOf(total ?? part),
    whole: figure((total && countOf(counts, total)) ?? 0),
  };
  return total === null
    ? decided('B7', residual, null, sentence({ en: 'B7: {part} {count} is below 0.', vi: 'B7: {part} {count} nhỏ hơn 0.' }, values))
    : decided(
        'B7',
        residual,
        countOf(counts, total),
        sentence(
          { en: 'B7: {part} {count} exceeds its total, {total} {whole}.', vi: 'B7: {part} {count} vượt tổng số {total} {whole}.' },
          values,
        ),
      );
}
