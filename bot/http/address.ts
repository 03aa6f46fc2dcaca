import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4 } from 'node:net';

import type { Config } from '../../core/config.js';

const here = new BlockList();
here.addSubnet('127.0.0.0', 8, 'ipv4');
here.addSubnet('10.0.0.0', 8, 'ipv4');
here.addSubnet('172.16.0.0', 12, 'ipv4');
here.addSubnet('192.168.0.0', 16, 'ipv4');
here.addSubnet('fc00::', 7, 'ipv6');
here.addAddress('::1', 'ipv6');

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** The visitor's address: what our one proxy saw, when there is one. */
export function clientAddress(request: IncomingMessage, config: Config): string {
  const forwarded = config.TRUST_PROXY ? request.headers['x-forwarded-for'] : undefined;
  const last = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return plain(last || (request.socket.remoteAddress ?? 'unknown'));
}

/** Asked from this machine or its own network, and not through a proxy on behalf of somebody else. */
export function isFromInside(request: IncomingMessage): boolean {
  if (request.headers['x-forwarded-for'] ?? request.headers.forwarded) return false;
  const address = plain(request.socket.remoteAddress ?? '');
  return address !== '' && here.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
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
