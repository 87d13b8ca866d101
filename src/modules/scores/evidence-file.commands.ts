import type { CommandClient, Done, RunCommand } from '../../kernel/command.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { EvidenceOrder } from './evidence-order.js';
import { changeEvidence, leafOf } from './evidence-step.commands.js';
import { LEAF_TERMS } from './sheet-step.js';

/** What is kept of a file beside its content. */
export interface FileFacts {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A file that came in. */
export interface IncomingFile extends FileFacts {
  /** Brings it into the store: before a row names it, and only where the step is allowed. The same file may be brought again. */
  readonly keep: () => Promise<void>;
}

/** Who sends a file, and what runs the commands of whoever that is. */
export interface Sending {
  readonly viewer: Viewer;
  readonly command: RunCommand;
}

/** Does what was ordered with a file; answers the key of its document. A file whose transaction fails later stays in the store, named by nothing. */
export const takeEvidenceFile = ({ viewer, command }: Sending, order: EvidenceOrder, file: IncomingFile): Promise<number> =>
  'score' in order
    ? command('scores.attachEvidence', ({ client }) => attachFile(client, viewer, order, file), LEAF_TERMS)
    : command('scores.replaceEvidence', ({ client }) => replaceFile(client, viewer, order, file), LEAF_TERMS);

type Attaching = Extract<EvidenceOrder, { readonly score: number }>;
type Replacing = Extract<EvidenceOrder, { readonly evidence: number }>;

async function attachFile(
  client: CommandClient,
  viewer: Viewer,
  { score, document }: Attaching,
  file: IncomingFile,
): Promise<Done<number>> {
  let evidence = 0;
  const done = await changeEvidence(client, viewer, score, async () => {
    await file.keep();
    const { rows } = await client.query<{ id: number }>(
      `insert into evidence (score_id, title, number, issued_on, url, file_sha256, file_name, file_type, file_bytes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [score, document.title, document.number, document.issuedOn, document.url, file.sha256, file.name, file.type, file.bytes],
    );
    evidence = rows[0]!.id;
  });
  return { ...done, result: evidence };
}

async function replaceFile(client: CommandClient, viewer: Viewer, order: Replacing, file: IncomingFile): Promise<Done<number>> {
  const { evidence, document } = order;
  const score = await leafOf(client, evidence);
  const done = await changeEvidence(client, viewer, score, async () => {
    await leafOf(client, evidence); // withdrawn before the sheet was held
    await file.keep();
    await client.query(
      `update evidence set title = coalesce($2, title), number = coalesce($3, number), issued_on = coalesce($4, issued_on),
         file_sha256 = $5, file_name = $6, file_type = $7, file_bytes = $8 where id = $1`,
      [evidence, document.title, document.number, document.issuedOn, file.sha256, file.name, file.type, file.bytes],
    );
  });
  return { ...done, result: evidence };
}
