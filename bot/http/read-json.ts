import type { IncomingMessage } from 'node:http';

import { Refusal } from '../../core/errors.js';
import { readBody } from './read-body.js';

const MOST_BYTES = 64 * 1024;

/** The request's JSON, at most 64 KB; an empty body is `null`. Throws Refusal('body_too_large' | 'bad_request'). */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, MOST_BYTES);
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new Refusal('bad_request');
  }
}
