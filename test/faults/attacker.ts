import { connect } from 'node:net';
import { expect } from '@jest/globals';

/** What came back, and how long it took. */
export interface Reaction {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer as JSON; null where it is none. */
  readonly json: any;
  /** The codes of its errors. */
  readonly codes: readonly string[];
  readonly ms: number;
}

export type Sending = Omit<RequestInit, 'body'> & { readonly body?: string | Uint8Array<ArrayBuffer> };

/** Sends a request as somebody would who means no good. */
export async function send(url: string, sending: Sending = {}): Promise<Reaction> {
  const started = performance.now();
  const response = await fetch(url, sending);
  const text = await response.text();
  const json = jsonOf(text);
  const codes = (json?.errors ?? []).map((error: any) => error.extensions.code as string);
  return { status: response.status, headers: response.headers, text, json, codes, ms: performance.now() - started };
}

/** Asks by POST of JSON, as the new media type. */
export const ask = (url: string, query: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  send(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify({ query, ...more }),
  });

function jsonOf(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends bytes as they are, one part after the other, and reads until the server ends. */
export function sendRaw(url: string, parts: readonly string[], pauseMs: number): Promise<{ answer: string; ms: number }> {
  const { hostname, port } = new URL(url);
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    let at = 0;
    const timer = setInterval(() => at < parts.length && socket.writable && socket.write(parts[at++]!), pauseMs);
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ answer, ms: performance.now() - started });
    });
  });
}

/** Whoever is refused reads why in two languages and nothing of the inside, soon. */
export function expectRefusal({ json, text, ms }: Reaction, code: string, soonMs = 2_000): void {
  expect(json?.errors?.[0]).toMatchObject({ message: expect.any(String), extensions: { code, messageVi: expect.any(String) } });
  expect(json.errors.length).toBeLessThanOrEqual(10);
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|stacktrace|select .* from /);
  expect(ms).toBeLessThan(soonMs);
}
