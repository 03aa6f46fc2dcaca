import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4 } from 'node:net';

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
export function isFromInside(request: IncomingMessage): boolean {
  if (request.headers['x-forwarded-for'] ?? request.headers.forwarded) return false;
  const address = plainAddress(request.socket.remoteAddress ?? '');
  return address !== '' && inside.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
