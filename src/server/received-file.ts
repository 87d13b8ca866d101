import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badInput, HubError } from '../kernel/errors.js';
import type { FilePrint } from '../modules/imports/index.js';
import { collectYoung } from './young-garbage.js';

/** So many bytes of pieces that went through may lie about before they are collected. */
const LITTER = 1 << 23;

/** Streams a body to a file, and takes its print meanwhile. What is too large is refused with `hint`, and the connection stays for the answer. */
export async function receivedFile(body: Readable | null, path: string, mostMb: number, hint = IN_PARTS): Promise<FilePrint> {
  if (body === null) throw badInput({ message: 'The body is empty; it has to be the file.', messageVi: 'Yêu cầu không kèm tệp.' });
  const hash = createHash('sha256');
  let bytes = 0;
  let litter = 0;
  async function* limited(whole: Readable): AsyncGenerator<Buffer> {
    for await (const piece of whole.iterator({ destroyOnReturn: false })) {
      const chunk = piece as Buffer;
      bytes += chunk.length;
      if (bytes > mostMb * 2 ** 20) throw tooLarge(mostMb, hint);
      hash.update(chunk);
      yield chunk;
      litter += chunk.length;
      if (litter > LITTER) {
        collectYoung();
        litter = 0;
      }
    }
  }
  try {
    await pipeline(limited(body), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    body.resume(); // what is left of it stands before the next request of the connection
    const { code } = error as { readonly code?: unknown };
    if (code === 'ENOSPC' || code === 'EDQUOT') throw Object.assign(noRoom(), { cause: error });
    throw code === 'ECONNRESET' ? Object.assign(new Error('gone'), { statusCode: 400 }) : error;
  }
  return { sha256: hash.digest('hex'), bytes };
}

const noRoom = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The hub has no room on its disk for the file; nothing of it was written.',
    messageVi: 'Máy chủ hết dung lượng đĩa để nhận tệp; chưa có dữ liệu nào được ghi.',
    hint: 'Tell the operator, or send smaller parts.',
  });

const IN_PARTS = 'Send it in parts, each with its header.';

const tooLarge = (mostMb: number, hint: string): HubError =>
  badInput({
    message: `A file may have ${mostMb} MB; this one is larger.`,
    messageVi: `Tệp chỉ được có tối đa ${mostMb} MB.`,
    hint,
  });
