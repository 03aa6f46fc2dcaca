import type { IncomingMessage } from 'node:http';

import { Refusal } from '../../core/errors.js';

/** The bytes of a request, at most `most`. Throws Refusal('body_too_large'). */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
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
