import { Decimal } from 'decimal.js';
import { badInput, type HubError } from '../../kernel/errors.js';
import type { SetLeaf, Supposed } from './simulation.rules.js';
import type { SimulatedLeafInput } from './simulation.type.js';

const DECIMALS = 4;

/** What is supposed, by criterion; BAD_USER_INPUT that names the leaf where it is no leaf of the set or cannot have these points. */
export function supposedLeaves(inputs: readonly SimulatedLeafInput[], leaves: readonly SetLeaf[]): Supposed {
  const byCode = new Map(leaves.map((leaf) => [leaf.code, leaf]));
  const supposed = new Map<number, string | null>();
  for (const { code, points = null, notApplicable = null } of inputs) {
    const leaf = byCode.get(code);
    if (!leaf) throw noLeaf(code);
    if (supposed.has(leaf.criterion)) throw namedTwice(code);
    if ((points !== null) === (notApplicable === true)) throw eitherOr(code);
    if (points !== null && !possible(points, leaf)) throw outOfRange(leaf, points);
    supposed.set(leaf.criterion, points);
  }
  return supposed;
}

function possible(points: string, { max }: SetLeaf): boolean {
  const exact = new Decimal(points);
  return exact.gte(0) && exact.lte(max) && exact.decimalPlaces() <= DECIMALS;
}

const noLeaf = (code: string): HubError =>
  badInput({
    message: `Leaf ${JSON.stringify(code)}: the set of the sheet has no leaf of this code.`,
    messageVi: `Tiêu chí ${JSON.stringify(code)}: bộ tiêu chí của phiếu không có tiêu chí chấm điểm mang mã này.`,
    hint: 'Take codes from scores { criterion { code } } of the sheet.',
  });

const namedTwice = (code: string): HubError =>
  badInput({
    message: `Leaf ${JSON.stringify(code)} can be supposed once; it came twice.`,
    messageVi: `Tiêu chí ${JSON.stringify(code)} chỉ được giả định một lần; yêu cầu nêu tiêu chí này hai lần.`,
  });

const eitherOr = (code: string): HubError =>
  badInput({
    message: `Leaf ${JSON.stringify(code)} needs either points or notApplicable: true.`,
    messageVi: `Tiêu chí ${JSON.stringify(code)} cần có điểm (points) hoặc notApplicable: true, không phải cả hai.`,
  });

const outOfRange = ({ code, max }: SetLeaf, points: string): HubError => {
  const most = new Decimal(max).toString();
  return badInput({
    message: `Leaf ${JSON.stringify(code)} takes 0 to ${most} points with at most ${DECIMALS} decimals; ${points} came.`,
    messageVi: `Tiêu chí ${JSON.stringify(code)} nhận từ 0 đến ${most} điểm, tối đa ${DECIMALS} chữ số thập phân; giá trị nhận được: ${points}.`,
  });
};
