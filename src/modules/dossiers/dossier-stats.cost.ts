import { HubError } from '../../kernel/errors.js';

/** A group and how many values it can have. */
export type GroupSize = readonly [group: string, size: number];

const MOST_ROWS = 50_000;

/** COST_EXCEEDED, with cost and limit, where groups of these sizes could make more than 50,000 rows. */
export function refuseRows(sizes: readonly GroupSize[]): void {
  const cost = sizes.reduce((product, [, size]) => product * size, 1);
  if (cost <= MOST_ROWS) return;
  const reckoning = sizes.map(([group, size]) => `${size} ${group}`).join(' × ');
  throw new HubError(
    'COST_EXCEEDED',
    {
      message: `This could become ${cost} rows (${reckoning}); the limit is ${MOST_ROWS}.`,
      messageVi: `Kết quả có thể tới ${cost} dòng (${reckoning}); giới hạn là ${MOST_ROWS}.`,
      hint: 'Ask for a smaller unit, a higher level, a shorter period or fewer groups; one query per province or per year gives the same rows in parts.',
    },
    { cost, limit: MOST_ROWS },
  );
}
