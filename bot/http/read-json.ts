import type { IncomingMessage } from 'node:http';

import { Refusal } from '../../core/errors.js';

const MOST_BYTES = 64 * 1024;

/** The request's JSON, at most 64 KB; an empty body is `null`. Throws Refusal('body_too_large' | 'bad_request'). */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped: a socket cut here would hide the answer from the sender.
    if (size <= MOST_BYTES) chunks.push(chunk);
    else if (size > 20 * MOST_BYTES) request.destroy();
  }
  if (size > MOST_BYTES) throw new Refusal('body_too_large');
  if (size === 0) return null;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new Refusal('bad_request');
  }
}
