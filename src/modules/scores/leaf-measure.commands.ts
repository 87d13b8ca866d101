import { clientReads } from '../../kernel/client-reads.js';
import type { CommandClient } from '../../kernel/command.js';
import { measuredLeaves, type MeasuredLeaf } from './leaf-measure.js';

/** What the leaves of a sheet are measured with as it becomes final: answers of all groups of respondents count. */
export const measuredSheet = (client: CommandClient, scorecard: number, today: string): Promise<MeasuredLeaf[]> =>
  measuredLeaves(clientReads(client), [scorecard], { today, everyGroup: true });

/** Keeps measured points with what they follow from: later changes of the figures leave them as they are. What has no figure loses its points. */
export async function freezeMeasures(client: CommandClient, leaves: readonly MeasuredLeaf[]): Promise<void> {
  if (leaves.length === 0) return;
  await client.query(
    `update score s set measured_points = m.points, measured_from = m.kept, version = s.version + 1
     from jsonb_to_recordset($1) as m(key int, points numeric, kept jsonb) where s.id = m.key`,
    [JSON.stringify(leaves)],
  );
}
