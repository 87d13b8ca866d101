import type { CommandClient, Done } from '../../kernel/command.js';
import { notFound } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { NamedDocument } from './evidence-document.js';
import { sheetOfLeaf } from './scoring-lock.query.js';
import { noLeaf, takeSheetStep } from './sheet-step.js';

/** Names a document that proves a leaf; answers its key. */
export async function attachEvidence(client: CommandClient, viewer: Viewer, score: number, document: NamedDocument): Promise<Done<number>> {
  let evidence = 0;
  const done = await changeEvidence(client, viewer, score, async () => {
    const { rows } = await client.query<{ id: number }>(
      'insert into evidence (score_id, title, number, issued_on, url) values ($1, $2, $3, $4, $5) returning id',
      [score, document.title, document.number, document.issuedOn, document.url],
    );
    evidence = rows[0]!.id;
  });
  return { ...done, result: evidence };
}

/** Names another document in place of one; a file of the old one is no longer its. */
export async function replaceEvidence(
  client: CommandClient,
  viewer: Viewer,
  evidence: number,
  document: NamedDocument,
): Promise<Done<number>> {
  const score = await leafOf(client, evidence);
  const done = await changeEvidence(client, viewer, score, async () => {
    await client.query(
      `update evidence set title = $2, number = $3, issued_on = $4, url = $5, file_sha256 = null, file_name = null, file_type = null, file_bytes = null,
         source_id = null, locator = null
       where id = $1`,
      [evidence, document.title, document.number, document.issuedOn, document.url],
    );
  });
  return { ...done, result: evidence };
}

/** Takes a document away; the journal keeps what it was. Answers the key of its leaf. */
export async function withdrawEvidence(client: CommandClient, viewer: Viewer, evidence: number): Promise<Done<number>> {
  const score = await leafOf(client, evidence);
  const done = await changeEvidence(client, viewer, score, async () => {
    await client.query('delete from evidence where id = $1', [evidence]);
  });
  return { ...done, result: score };
}

/** One step for whatever happens to the documents of a leaf. */
export async function changeEvidence(
  client: CommandClient,
  viewer: Viewer,
  score: number,
  change: () => Promise<void>,
): Promise<Done<number>> {
  const scorecard = await sheetOfLeaf(client, score);
  if (scorecard === null) throw noLeaf();
  const order = { step: 'ATTACH_EVIDENCE', viewer, scorecard, version: null, leaves: [{ score, version: null }] } as const;
  return takeSheetStep(client, order, async () => {
    await change();
    await client.query('update score set version = version + 1 where id = $1', [score]);
  });
}

/** The leaf of a document; NOT_FOUND where there is no such document. */
export async function leafOf(client: CommandClient, evidence: number): Promise<number> {
  const { rows } = await client.query<{ score: number }>('select score_id as score from evidence where id = $1', [evidence]);
  if (rows[0]) return rows[0].score;
  throw notFound({
    message: 'There is no such evidence.',
    messageVi: 'Không tìm thấy tài liệu kiểm chứng.',
    hint: 'Evidence.id says which there are.',
  });
}
