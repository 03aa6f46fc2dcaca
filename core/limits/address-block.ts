import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** NAT64's prefix, whose last four bytes are the IPv4 address of the other side (RFC 6052). */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** An IPv4 address in whatever form it came (plain, IPv4-mapped, through NAT64) is one; null for what is no address. */
function readAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // ipaddr.js also takes "7" and "0x7f.1", which no socket names.
  const plain = address.split('%', 1)[0] ?? '';
  if (!isIP(plain)) return null;
  const read = ipaddr.process(plain);
  if (read.kind() === 'ipv4' || !(read as ipaddr.IPv6).match(NAT64)) return read;
  return new ipaddr.IPv4(read.toByteArray().slice(12));
}

/** The first `bits` (whole bytes) of an address. */
const network = (address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string =>
  ipaddr.fromByteArray(address.toByteArray().map((byte, i) => (i < bits / 8 ? byte : 0))).toString();

/** What is counted of a network address: an IPv6 visitor owns a whole /64; what is no address is all one. */
export function addressBlock(address: string): string {
  const read = readAddress(address);
  if (!read) return 'unknown';
  return read.kind() === 'ipv4' ? read.toString() : network(read, 64);
}

/** The range that one customer of a network often holds whole: /24 of IPv4, /48 of IPv6. */
export function addressRange(address: string): string {
  const read = readAddress(address);
  if (!read) return 'unknown';
  return network(read, read.kind() === 'ipv4' ? 24 : 48);
}
