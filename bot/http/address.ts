import type { IncomingMessage } from 'node:http';

import type { Config } from '../../core/config.js';
import { plainAddress } from '../../core/operations/inside-address.js';

/** The visitor's address: what our one proxy saw, when there is one. */
export function clientAddress(request: IncomingMessage, config: Config): string {
  const forwarded = config.TRUST_PROXY ? request.headers['x-forwarded-for'] : undefined;
  const last = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return plainAddress(last || (request.socket.remoteAddress ?? 'unknown'));
}

/** `https://host` as the visitor sees this server, so that a phone on the café's network is led back to the address it used. */
export function ownOrigin(request: IncomingMessage, config: Config): string {
  const host = request.headers.host;
  if (!host || !/^[\w.:[\]-]+$/.test(host)) return config.PUBLIC_URL;
  const publicUrl = new URL(config.PUBLIC_URL);
  if (host.toLowerCase() === publicUrl.host) return publicUrl.origin;
  const secure = config.TRUST_PROXY && request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'https' : 'http'}://${host}`;
}
