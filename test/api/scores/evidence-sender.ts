import { existsSync, readdirSync } from 'node:fs';
import type { Asker, TestHub } from '../../kit/hub.js';

/** What was answered to a file of evidence. */
export interface SentEvidence {
  readonly status: number;
  readonly headers: Headers;
  readonly id: string;
  readonly file: { readonly name: string; readonly type: string; readonly bytes: number; readonly sha256: string; readonly url: string };
  /** The first error, where there is one. */
  readonly error: { readonly message: string; readonly extensions: Readonly<Record<string, any>> } | undefined;
}

export interface Sending {
  readonly method?: 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a file as somebody; `address` is what stands behind `/evidence/`. */
export async function sendEvidence(
  hub: TestHub,
  asker: Asker,
  address: string,
  content: Uint8Array,
  more: Sending = {},
): Promise<SentEvidence> {
  const { method = 'POST', headers } = more;
  const response = await fetch(`${hub.url}/evidence/${address}`, {
    method,
    headers: { authorization: await hub.tokenOf(asker), 'content-type': 'text/html', ...headers },
    body: Buffer.from(content),
  });
  const { errors, ...answer } = (await response.json()) as SentEvidence & { readonly errors?: readonly SentEvidence['error'][] };
  return { ...answer, status: response.status, headers: response.headers, error: errors?.[0] };
}

/** Fetches a file of evidence as somebody. */
export const fetchEvidence = async (hub: TestHub, asker: Asker, url: string, more: RequestInit = {}): Promise<Response> =>
  fetch(`${hub.url}${url}`, { ...more, headers: { authorization: await hub.tokenOf(asker), ...more.headers } });

/** The names of the files that the hub keeps, whole or not. */
export const keptFiles = ({ filesFolder }: TestHub): string[] =>
  existsSync(filesFolder)
    ? readdirSync(filesFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort()
    : [];
