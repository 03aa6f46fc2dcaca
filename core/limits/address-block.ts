import { isIP } from 'node:net';

/** What is counted of a network address: an IPv6 visitor owns a whole /64; what is no address is all one. */
export function addressBlock(address: string): string {
  if (!isIP(address)) return 'unknown';
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0')
    : [];
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}
