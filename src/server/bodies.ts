import type { FastifyInstance } from 'fastify';

const UTF_8 = /^utf-?8$/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)"?/i;

/** A refusal that the HTTP layer words. */
const refused = (statusCode: number): Error => Object.assign(new Error('body'), { statusCode });

/**
 * Reads bodies of JSON in UTF-8, as they are: nothing is unpacked, so nothing swells; no other charset, so no filter on the way
 * reads something else than the hub; no broken letters, which would be replaced in silence.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const json = app.getDefaultJsonParser('error', 'error');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  app.removeAllContentTypeParsers();
  app.addHook('preParsing', async (request) => {
    const coding = request.headers['content-encoding'];
    if (coding !== undefined && coding.trim().toLowerCase() !== 'identity') throw refused(415);
    const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && !UTF_8.test(charset)) throw refused(415);
  });
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = decoder.decode(body as Buffer);
    } catch {
      done(refused(400));
      return;
    }
    void json(request, text, done);
  });
}
