import { clientReads } from '../../kernel/client-reads.js';
import { namesUnit, territoriesOn } from '../units/index.js';
import { cellComplaints } from './row-complaint.rules.js';
import type { ListedDraft, ListedPart } from './listed-part.js';
import { listOutcome } from './unit-list.rules.js';
import type { TableRow } from './row-reader.js';
import { smallIntake, type Planned, type RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';

/** Takes in a printed list of units: it is held against the register, and nothing is written. */
export const unitListIntake = smallIntake<ListedDraft, Planned<ListedDraft>>({
  outcome,
  plan: async (drafts, { client, words }) => listOutcome(drafts, await territoriesOn(clientReads(client), words.on!), words.on!, namesUnit),
  write: async () => {},
});

function outcome({ sheet, row, values, complaints }: TableRow): RowOutcome<ListedDraft> {
  const place = { sheet, row };
  const wrong = cellComplaints(place, complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const [province, district, commune] = ['provinceCode', 'districtCode', 'communeCode'].map((key) => textOf(values, key));
  const kind = textOf(values, 'kind');
  const part = (level: ListedPart['level'], code: string, key: string, parent: string, lowest: boolean): ListedPart => ({
    level,
    code,
    name: textOf(values, key),
    parent,
    kind: lowest ? kind : null,
  });
  return {
    draft: {
      ...place,
      parts: [
        part('PROVINCE', province!, 'province', 'VN', !district && !commune),
        ...(district ? [part('DISTRICT', district, 'district', province!, !commune)] : []),
        ...(commune ? [part('COMMUNE', commune, 'commune', district ?? province!, true)] : []),
      ],
    },
  };
}
