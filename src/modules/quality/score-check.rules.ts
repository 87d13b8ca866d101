import { Decimal } from 'decimal.js';
import { decided, figure, notTestable, sentence, type Check } from './check.rules.js';

/** A published rank beside the one computed from the points; a rank published only in words has no position. */
export interface RankPair {
  readonly published: number | null;
  readonly publishedText: string | null;
  readonly computed: number | null;
}

/** Compares a published rank with the computed one; the residual is published − computed. */
export function rankCheck({ published, publishedText, computed }: RankPair): Check {
  if (published === null) {
    const text = publishedText ?? '';
    return notTestable(
      'RANK_DIFFERS',
      sentence(
        {
          en: 'The rank was published in words, “{text}”, without a position.',
          vi: 'Thứ hạng được công bố bằng lời, “{text}”, không có vị trí cụ thể.',
        },
        { text: { en: text, vi: text } },
      ),
    );
  }
  if (computed === null) {
    return notTestable('RANK_DIFFERS', {
      en: 'No rank can be computed from the points held.',
      vi: 'Không tính được thứ hạng từ số điểm hiện có.',
    });
  }
  const template =
    published === computed
      ? { en: 'Published rank {published} is the computed one.', vi: 'Thứ hạng công bố {published} khớp với thứ hạng tính được.' }
      : {
          en: 'Published rank {published}, computed rank {computed}.',
          vi: 'Thứ hạng công bố là {published}, thứ hạng tính được là {computed}.',
        };
  return decided(
    'RANK_DIFFERS',
    published - computed,
    null,
    sentence(template, { published: figure(published), computed: figure(computed) }),
  );
}

/** The maxima of a criteria set, as exact texts. */
export interface SetMaxima {
  readonly declared: string | null;
  readonly leaves: readonly string[];
  readonly fields: readonly string[];
}

const total = (values: readonly string[]): Decimal => values.reduce((sum, value) => sum.plus(value), new Decimal(0));

/** Σ leaf max = Σ field max = declared total; the residual is declared − the sum that differs, fields first. */
export function sumOfMaxCheck({ declared, leaves, fields }: SetMaxima): Check {
  if (declared === null || leaves.length === 0) {
    return notTestable('SUM_OF_MAX', {
      en: 'The set’s total or its criteria are not stated.',
      vi: 'Không nêu tổng điểm hoặc các tiêu chí của bộ tiêu chí.',
    });
  }
  const [ofFields, ofLeaves] = [total(fields), total(leaves)];
  const sum = ofFields.equals(declared) ? ofLeaves : ofFields;
  const template = sum.equals(declared)
    ? {
        en: 'Maxima of criteria and fields both sum to {declared}.',
        vi: 'Tổng điểm tối đa của tiêu chí và của lĩnh vực đều bằng {declared}.',
      }
    : {
        en: 'Declared total {declared}; fields sum to {fields}, criteria to {leaves}.',
        vi: 'Tổng điểm công bố {declared}; tổng theo lĩnh vực {fields}, tổng theo tiêu chí {leaves}.',
      };
  return decided(
    'SUM_OF_MAX',
    new Decimal(declared).minus(sum),
    declared,
    sentence(template, {
      declared: figure(declared),
      fields: figure(ofFields),
      leaves: figure(ofLeaves),
    }),
  );
}
