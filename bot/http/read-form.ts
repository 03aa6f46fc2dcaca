import type { IncomingMessage } from 'node:http';

import { readBody } from './read-body.js';

const MOST_BYTES = 16 * 1024;

/** The request's form fields, at most 16 KB. Throws Refusal('body_too_large'). */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams((await readBody(request, MOST_BYTES)).toString('utf8'));
}
