import type { RequestHandler } from 'express';
import type { Config } from '../../core/config.js';
import { Refusal } from '../../core/errors.js';

const READS = new Set(['GET', 'HEAD']);

/**
 * A write must come from a page of ours. Browsers say where from in two headers that no page can change; every one that is there must
 * fit, and one must be there. Throws Refusal `forbidden`, and for methods that nothing here knows `not_found`.
 */
export function refuseCrossSite({ ADMIN_URL }: Config): RequestHandler {
  const own = new URL(ADMIN_URL);
  return (request, _response, next) => {
    if (READS.has(request.method)) return next();
    if (request.method !== 'POST') throw new Refusal('not_found');
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    // A phone on the café's network comes by the address that it used; browsers send that host themselves.
    const here = `${own.protocol}//${request.get('host') ?? ''}`;
    if (origin === undefined && site === undefined) throw new Refusal('forbidden');
    if (origin !== undefined && origin !== own.origin && origin !== here) throw new Refusal('forbidden');
    if (site !== undefined && site !== 'same-origin') throw new Refusal('forbidden');
    next();
  };
}
