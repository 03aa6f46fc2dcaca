import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { bestEncoding } from '../../core/built-files.js';

/** As good as gzip's best, in a millisecond for a page. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/**
 * Sends a page that is made anew for each visit. Only for what repeats nothing of the request: a page that did, and held something secret,
 * would give that away by its length.
 */
export async function sendCompressed(request: Request, response: Response, html: string): Promise<void> {
  const encoding = bestEncoding(request.get('accept-encoding') ?? '');
  response.type('html').vary('Accept-Encoding');
  if (encoding === 'identity') return void response.send(html);
  const body = encoding === 'br' ? promisify(brotliCompress)(html, { params }) : promisify(gzip)(html);
  response.set('Content-Encoding', encoding).send(await body);
}
