import { decided, figure, joined, notTestable, sentence, share, type Check, type Wording } from './check.rules.js';
import { countOf, isReported, labelOf, sumOf, type CountName, type Counts } from './counts.rules.js';

/** `total = Σ parts`, and which of the counts it cannot be tested without. */
export interface Identity {
  readonly rule: 'B1' | 'B2' | 'B3' | 'B4';
  readonly total: CountName;
  readonly parts: readonly CountName[];
  readonly needed: readonly CountName[];
}

const list = (names: readonly CountName[], between = ', '): Wording => joined(names.map(labelOf), between);

/** Other channels are a part of the formula only where somebody reported them. */
const partsOf = (identity: Identity, counts: Counts): readonly CountName[] =>
  identity.parts.filter((name) => name !== 'other' || isReported(counts, name));

/** `B4 received = resolved + open + …` */
const formula = (identity: Identity, counts: Counts): Wording =>
  sentence(
    { en: `${identity.rule} {total} = {parts}`, vi: `${identity.rule} {total} = {parts}` },
    { total: labelOf(identity.total), parts: list(partsOf(identity, counts), ' + ') },
  );

const plus = (counts: Counts, names: readonly CountName[]): Wording =>
  joined(
    names.map((name) => figure(countOf(counts, name) ?? 0)),
    ' + ',
  );

const and = (...wordings: readonly (Wording | null)[]): Wording =>
  joined(
    wordings.filter((wording) => wording !== null),
    ' ',
  );

/** Names the parts that were not reported and counted 0; null when there are none. */
const countedAsZero = (names: readonly CountName[]): Wording | null =>
  names.length === 0
    ? null
    : sentence(
        { en: 'Not reported and counted as 0: {names}.', vi: 'Không được báo cáo và tính bằng 0: {names}.' },
        { names: list(names) },
      );

function unfinished(identity: Identity, counts: Counts, missing: readonly CountName[]): Check {
  const names = isReported(counts, identity.total) ? missing : [identity.total, ...missing];
  return notTestable(
    identity.rule,
    sentence(
      { en: '{formula}: cannot be tested, not reported: {names}.', vi: '{formula}: không kiểm tra được vì không được báo cáo: {names}.' },
      { formula: formula(identity, counts), names: list(names) },
    ),
  );
}

function compared(identity: Identity, counts: Counts, total: number): Check {
  const known = identity.parts.filter((name) => isReported(counts, name));
  const sum = sumOf(counts, known);
  const residual = total - sum;
  const values = {
    formula: formula(identity, counts),
    total: figure(total),
    parts: plus(counts, known),
    sum: figure(sum),
    residual: figure(Math.abs(residual)),
    share: shareInBrackets(residual, total),
  };
  const template =
    residual === 0
      ? { en: '{formula}: {total} = {parts}.', vi: '{formula}: {total} = {parts}.' }
      : residual > 0
        ? {
            en: '{formula}: {total} ≠ {parts} = {sum}; {residual}{share} are not accounted for.',
            vi: '{formula}: {total} ≠ {parts} = {sum}; còn {residual} hồ sơ{share} chưa rõ ở đâu.',
          }
        : {
            en: '{formula}: {total} ≠ {parts} = {sum}; the parts exceed the total by {residual}{share}.',
            vi: '{formula}: {total} ≠ {parts} = {sum}; các phần vượt tổng số {residual} hồ sơ{share}.',
          };
  const silent = partsOf(identity, counts).filter((name) => !isReported(counts, name));
  return decided(identity.rule, residual, total, and(sentence(template, values), countedAsZero(silent)));
}

function shareInBrackets(residual: number, total: number): Wording {
  const percent = share(residual, total);
  if (percent === null) return { en: '', vi: '' };
  return sentence({ en: ' ({percent} %)', vi: ' ({percent} %)' }, { percent: figure(percent) });
}

/** Known parts that already exceed their total break the identity whatever the others are. */
export function identityCheck(identity: Identity, counts: Counts): Check {
  const total = countOf(counts, identity.total);
  const missing = identity.needed.filter((name) => !isReported(counts, name));
  if (total === null) return unfinished(identity, counts, missing);
  const exceeded = identity.rule !== 'B4' && sumOf(counts, identity.parts) > total;
  return missing.length === 0 || exceeded ? compared(identity, counts, total) : unfinished(identity, counts, missing);
}
