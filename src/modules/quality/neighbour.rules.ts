import { Temporal } from 'temporal-polyfill';
import { decided, figure, joined, notTestable, sentence, type Check, type Wording } from './check.rules.js';
import { countNames, countOf, isReported, labelOf, type CountName, type Counts } from './counts.rules.js';

/** True when the second period begins on the day after the first one ends. */
export const isAdjacent = (before: { readonly to: string | null }, after: { readonly from: string | null }): boolean =>
  before.to !== null && after.from !== null && Temporal.PlainDate.from(before.to).add({ days: 1 }).toString() === after.from;

/**
 * B5: what a period carried over is what was open or paused at the end of the one before. Paused dossiers that were
 * not reported leave it untested, unless more were open than were carried over.
 */
export function carriedOverCheck(before: Counts | null, counts: Counts): Check {
  if (before === null) {
    return notTestable('B5', {
      en: 'B5 cannot be tested: no figures of the adjacent period before.',
      vi: 'B5 không kiểm tra được: không có số liệu của kỳ liền trước.',
    });
  }
  const [carried, open, paused] = [countOf(counts, 'carriedOver'), countOf(before, 'open'), countOf(before, 'paused')];
  if (carried === null || open === null || (paused === null && open <= carried)) {
    const missing = [
      ...(carried === null ? [labelOf('carriedOver')] : []),
      ...(['open', 'paused'] as const).filter((name) => !isReported(before, name)).map(ofPeriodBefore),
    ];
    return notTestable(
      'B5',
      sentence(
        { en: 'B5 cannot be tested, not reported: {names}.', vi: 'B5 không kiểm tra được vì không được báo cáo: {names}.' },
        { names: joined(missing, ', ') },
      ),
    );
  }
  const stock = open + (paused ?? 0);
  const template =
    stock === carried
      ? {
          en: 'B5: {carried} carried over = {stock} open or paused at the end of the period before.',
          vi: 'B5: kỳ trước chuyển sang {carried} = {stock} hồ sơ chưa giải quyết xong cuối kỳ trước.',
        }
      : {
          en: 'B5: {carried} carried over ≠ {stock} open or paused at the end of the period before.',
          vi: 'B5: kỳ trước chuyển sang {carried} ≠ {stock} hồ sơ chưa giải quyết xong cuối kỳ trước.',
        };
  return decided('B5', carried - stock, stock, sentence(template, { carried: figure(carried), stock: figure(stock) }));
}

const ofPeriodBefore = (name: CountName): Wording =>
  sentence({ en: '{name} of the period before', vi: '{name} của kỳ trước' }, { name: labelOf(name) });

/** A child's name and its figures for everything in and below it; null where it reported none. */
export interface ChildCounts {
  readonly name: string;
  readonly counts: Counts | null;
}

/**
 * B6: a parent's ALL = its own desk + Σ of its children, of one day and scope. Tested on each count that all of them
 * reported; the residual is that of the first count that differs.
 */
export function rollUpCheck(all: Counts, ownDesk: Counts | null, children: readonly ChildCounts[]): Check {
  const silent = children.filter((child) => child.counts === null).map((child) => child.name);
  if (ownDesk === null || silent.length > 0) return rollUpNotTestable(ownDesk, silent);
  const parts = [ownDesk, ...children.map((child) => child.counts ?? {})];
  const names = countNames.filter((name) => [all, ...parts].every((counts) => isReported(counts, name)));
  if (names.length === 0) {
    return notTestable('B6', {
      en: 'B6 cannot be tested: no count was reported by the parent and by all its parts.',
      vi: 'B6 không kiểm tra được: không có chỉ tiêu nào được cả cấp trên và mọi đơn vị thành phần báo cáo.',
    });
  }
  const differences = names.map((name) => ({ name, ...rolledUp(name, all, parts) }));
  const wrong = differences.find((difference) => difference.total !== difference.sum);
  if (!wrong) {
    return decided(
      'B6',
      0,
      null,
      sentence(
        {
          en: 'B6: the total is its own desk and the sum of its children in {names}.',
          vi: 'B6: tổng số bằng số của đơn vị cộng số của các đơn vị trực thuộc ở các chỉ tiêu: {names}.',
        },
        { names: joined(names.map(labelOf), ', ') },
      ),
    );
  }
  return decided(
    'B6',
    wrong.total - wrong.sum,
    wrong.total,
    sentence(
      {
        en: 'B6: {name} {total} ≠ {sum}, the own desk and the children together.',
        vi: 'B6: {name} {total} ≠ {sum} là số của đơn vị cộng số của các đơn vị trực thuộc.',
      },
      { name: labelOf(wrong.name), total: figure(wrong.total), sum: figure(wrong.sum) },
    ),
  );
}

const rolledUp = (name: CountName, all: Counts, parts: readonly Counts[]) => ({
  total: countOf(all, name) ?? 0,
  sum: parts.reduce((sum, counts) => sum + (countOf(counts, name) ?? 0), 0),
});

function rollUpNotTestable(ownDesk: Counts | null, silent: readonly string[]): Check {
  const names: Wording[] = silent.map((name) => ({ en: name, vi: name }));
  if (ownDesk === null) names.unshift({ en: 'the own desk', vi: 'bộ phận một cửa của chính đơn vị' });
  return notTestable(
    'B6',
    sentence(
      { en: 'B6 cannot be tested, no figures from: {names}.', vi: 'B6 không kiểm tra được vì thiếu số liệu của: {names}.' },
      { names: joined(names, ', ') },
    ),
  );
}
