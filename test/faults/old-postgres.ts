import { createServer, type Server, type Socket } from 'node:net';

/** A message of PostgreSQL's protocol: its letter, its length, its body. */
function message(letter: string, ...body: Buffer[]): Buffer {
  const all = Buffer.concat(body);
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(all.length + 4, 1);
  return Buffer.concat([head, all]);
}

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number): Buffer => Buffer.from([24, 16, 8, 0].map((shift) => (value >> shift) & 255));
const zeroEnded = (text: string): Buffer => Buffer.from(`${text}\0`);

const ready = message('Z', Buffer.from('I'));
const welcome = Buffer.concat([message('R', int32(0)), ready]);

/** One row of named values; numbers as integers, lists as empty text arrays. */
function oneRow(row: Record<string, string | number | boolean | never[]>): Buffer {
  const type = (value: unknown): number =>
    typeof value === 'number' ? 23 : typeof value === 'boolean' ? 16 : Array.isArray(value) ? 1009 : 25;
  const text = (value: unknown): Buffer =>
    Buffer.from(Array.isArray(value) ? '{}' : typeof value === 'boolean' ? (value ? 't' : 'f') : String(value));
  const entries = Object.entries(row);
  const columns = entries.map(([name, value]) =>
    Buffer.concat([zeroEnded(name), int32(0), int16(0), int32(type(value)), int16(-1), int32(-1), int16(0)]),
  );
  const values = entries.map(([, value]) => Buffer.concat([int32(text(value).length), text(value)]));
  return Buffer.concat([
    message('1'),
    message('2'),
    message('T', int16(entries.length), ...columns),
    message('D', int16(entries.length), ...values),
    message('C', zeroEnded('SELECT 1')),
    ready,
  ]);
}

/** Says just enough of PostgreSQL's protocol to let a client in and to tell it which version this is. */
export function oldPostgres(version: number, text: string): Server {
  const facts = oneRow({ version, text, encoding: 'UTF8', may_create: true, missing: [], unavailable: [] });
  const serve = (socket: Socket): void => {
    let greeted = false;
    socket.on('error', () => {});
    socket.on('data', (sent) => {
      if (!greeted) socket.write(welcome);
      else if (sent.includes('server_version_num')) socket.write(facts);
      greeted = true;
    });
  };
  return createServer(serve);
}
