import type { Request, Response } from 'restify';

import type { Config } from '../../core/config.js';
import type { Id } from '../../core/scope.js';
import { RESUME_SECONDS } from './tokens.js';

/** One for each business, so that no business learns from it where else a guest has been. */
const nameFor = (businessId: Id): string => `tk_${businessId}`;

/** The resume cookie that the browser brought for a business. */
export function readResumeCookie(request: Request, businessId: Id): string | undefined {
  const prefix = `${nameFor(businessId)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}

/** Leaves the way back on the device: read by no script, sent to Direct Line's routes of this host alone. */
export function setResumeCookie(response: Response, config: Config, businessId: Id, value: string): void {
  const secure = config.PUBLIC_URL.startsWith('https:') ? '; Secure' : '';
  const rest = `Path=/v3/directline; Max-Age=${RESUME_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
  response.setHeader('Set-Cookie', `${nameFor(businessId)}=${value}; ${rest}`);
}
