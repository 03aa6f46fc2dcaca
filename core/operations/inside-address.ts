import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const inside = new BlockList();
inside.addSubnet('127.0.0.0', 8, 'ipv4');
inside.addSubnet('10.0.0.0', 8, 'ipv4');
inside.addSubnet('172.16.0.0', 12, 'ipv4');
inside.addSubnet('192.168.0.0', 16, 'ipv4');
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addAddress('::1', 'ipv6');

/** An IPv4 address that came as an IPv6 one, as IPv4. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Asked from this machine or its own network, and not through a proxy on behalf of somebody else. */
export const isFromInside = (request: IncomingMessage): boolean => isDirectFrom(inside, request);

/** Asked from this machine itself, and not through a proxy on behalf of somebody else. */
export const isFromThisMachine = (request: IncomingMessage): boolean => isDirectFrom(loopback, request);

/**
 * The Host that was asked for is a name of this machine, or the host of `publicUrl`. Under a name of somebody else's that
 * resolves to this machine a page of theirs would read the answer (DNS rebinding).
 */
export function asksForThisMachine(request: IncomingMessage, publicUrl: string): boolean {
  const host = request.headers.host?.toLowerCase() ?? '';
  if (!/^[\w.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/.test(host) || !URL.canParse(`http://${host}`))
    return false;
  // URL writes 0x7f.1 and 127.1 as 127.0.0.1.
  const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name === new URL(publicUrl).hostname) return true;
  const family = isIP(name);
  return family > 0 && loopback.check(name, family === 4 ? 'ipv4' : 'ipv6');
}

/** Headers that proxies add; a visitor can add them too, and then only loses. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

function isDirectFrom(list: BlockList, request: IncomingMessage): boolean {
  if (FORWARDED.some((name) => request.headers[name] !== undefined)) return false;
  const address = plainAddress(request.socket.remoteAddress ?? '');
  return address !== '' && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
