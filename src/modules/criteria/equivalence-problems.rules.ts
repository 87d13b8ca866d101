import { Decimal } from 'decimal.js';
import type { EquivalenceDraft, StandingSet } from './criteria-set.draft.js';
import { leavesOf } from './criterion-tree.rules.js';
import { decimalVi, listed, repeated, type SetProblem } from './set-told.rules.js';

/** A link with both its sides. */
interface Sides {
  readonly kind: EquivalenceDraft['kind'];
  readonly newer: string;
  readonly older: string;
  readonly maxPoints: Decimal.Value;
  readonly olderMaxPoints: Decimal.Value;
}

/**
 * Every leaf of a version that comes after another says once how it follows it, and what it says agrees with the maxima. A leaf that several were drawn
 * together into says RESCALED of each.
 */
export function equivalenceProblems(set: StandingSet): SetProblem[] {
  const { follows, version, fields = [] } = set;
  if (!follows) return [];
  const leaves = leavesOf(fields);
  const said = follows.links.flatMap(({ newer }) => newer ?? []);
  const silent = leaves.map(({ code }) => code).filter((code) => !said.includes(code));
  return [
    ...(silent.length > 0 ? [silence(silent, version, follows.version)] : []),
    ...repeated(said)
      .filter((code) => !isDrawnTogether(code, follows.links))
      .map(severalLinks),
    ...sidesOf(set)
      .filter((sides) => sides.kind !== 'RESCALED' || isAlone(sides, follows.links))
      .flatMap(sideProblems),
    ...continuedTwice(follows.links),
  ];
}

/** Several leaves were drawn together into one: it is none of them, and its points are compared in percent. */
const isDrawnTogether = (code: string, links: readonly EquivalenceDraft[]): boolean =>
  links.filter(({ newer }) => newer === code).every(({ kind, older }) => kind === 'RESCALED' && older !== null);

/** Neither drawn together nor split: one leaf follows one. */
const isAlone = ({ newer, older }: Sides, links: readonly EquivalenceDraft[]): boolean =>
  links.filter((link) => link.newer === newer).length === 1 && links.filter((link) => link.older === older).length === 1;

/** SAME and RENAMED keep the maximum, RESCALED changes it. */
export function sideProblems({ kind, newer, older, maxPoints, olderMaxPoints }: Sides): SetProblem[] {
  const same = new Decimal(maxPoints).eq(olderMaxPoints);
  const [newPoints, oldPoints] = [new Decimal(maxPoints), new Decimal(olderMaxPoints)];
  const points = `${newPoints} of ${newer}, ${oldPoints} of ${older}`;
  const pointsVi = `${newer}: ${decimalVi(newPoints)} điểm, ${older}: ${decimalVi(oldPoints)} điểm`;
  if (kind === 'RESCALED' && same) {
    return [
      {
        rule: 'RESCALED_CHANGES_MAXIMUM',
        message: `RESCALED means another maximum; it is the same: ${points}.`,
        messageVi: `Tương đương RESCALED phải có điểm tối đa khác nhau; hiện đang bằng nhau: ${pointsVi}.`,
      },
    ];
  }
  if (kind === 'NONE' || kind === 'RESCALED' || same) return [];
  return [
    {
      rule: 'EQUIVALENT_KEEPS_MAXIMUM',
      message: `${kind} means the same maximum; it differs: ${points}.`,
      messageVi: `Tương đương ${kind} phải giữ nguyên điểm tối đa; hiện đang khác nhau: ${pointsVi}.`,
    },
  ];
}

/** The links of a set that have both sides. */
export function sidesOf({ fields = [], follows }: StandingSet): Sides[] {
  const maxima = new Map(leavesOf(fields).map(({ code, maxPoints }) => [code, maxPoints]));
  return (follows?.links ?? []).flatMap(({ kind, newer, older, olderMaxPoints }) => {
    const maxPoints = newer === null ? undefined : maxima.get(newer);
    return newer === null || older === null || maxPoints === undefined || olderMaxPoints === null
      ? []
      : { kind, newer, older, maxPoints, olderMaxPoints };
  });
}

const silence = (leaves: readonly string[], version: number, older: number): SetProblem => ({
  rule: 'EVERY_LEAF_FOLLOWS',
  message: `Version ${version} comes after version ${older}, so each leaf says how it follows it; these do not: ${listed(leaves, (count) => `and ${count} more`)}.`,
  messageVi: `Phiên bản ${version} nối tiếp phiên bản ${older} nên mỗi tiêu chí phải ghi tương đương; còn thiếu: ${listed(leaves, (count) => `và ${count} tiêu chí khác`)}.`,
});

const severalLinks = (code: string): SetProblem => ({
  rule: 'EVERY_LEAF_FOLLOWS',
  message: `Leaf ${code} says more than once how it follows the version before.`,
  messageVi: `Tiêu chí ${code} có nhiều hơn một dòng tương đương với phiên bản trước.`,
});

/** A leaf that two leaves continue would be counted twice in a trend. */
const continuedTwice = (links: readonly EquivalenceDraft[]): SetProblem[] =>
  repeated(links.flatMap(({ kind, older }) => (kind === 'SAME' || kind === 'RENAMED' ? (older ?? []) : []))).map((code) => ({
    rule: 'ONE_LEAF_CONTINUES',
    message: `Two leaves are SAME as or RENAMED from ${code} of the version before; only one can be.`,
    messageVi: `Có hai tiêu chí cùng giữ nguyên hoặc đổi tên từ tiêu chí ${code} của phiên bản trước; chỉ một tiêu chí được nối tiếp.`,
  }));
