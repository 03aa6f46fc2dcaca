import type { IncomingMessage } from 'node:http';

import { Refusal } from '../../core/errors.js';

/** The bytes of a request, at most `most`. Throws Refusal('body_too_large'), and 'bad_request' for one that is cut before its end. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  try {
    return await readWhole(request, most);
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ECONNRESET' ? new Refusal('bad_request') : error;
  }
}

async function readWhole(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped: a socket cut here would hide the answer from the sender.
    if (size <= most) chunks.push(chunk);
    else if (size > 20 * most) request.destroy();
  }
  if (size > most) throw new Refusal('body_too_large');
  return Buffer.concat(chunks);
}
