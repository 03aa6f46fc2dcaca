import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { asksForThisMachine, isFromThisMachine } from '../../core/operations/inside-address.js';

const asked = (host: string | undefined, remoteAddress = '127.0.0.1', headers: Record<string, string> = {}) =>
  ({ headers: { host, ...headers }, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  ...['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '127.8.9.10', '[::1]:3000', '127.1', '0x7f.0.0.1'],
  ...['tara.example', 'tara.example:8080', 'Tara.Example'],
])('a request for %s asks for this machine', (host) => {
  expect(asksForThisMachine(asked(host), 'https://tara.example/')).toBe(true);
});

test.each([
  ...['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'tara.example.evil.example'],
  ...['192.168.1.20:3000', '10.0.0.1', '[fd00::1]:3000', '[::2]', '0.0.0.0', 'localhost@evil.example'],
  ...['', undefined, 'localhost/x', '[::1', 'tara.example evil'],
])('a request for %p does not', (host) => {
  expect(asksForThisMachine(asked(host), 'https://tara.example')).toBe(false);
});

test.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(isFromThisMachine(asked('localhost', address))).toBe(true);
});

test.each(['192.168.1.20', '10.0.0.7', '::ffff:192.168.1.20', 'fd00::1', 'fe80::1', '203.0.113.9', ''])(
  '%p is another machine',
  (address) => {
    expect(isFromThisMachine(asked('localhost', address))).toBe(false);
  },
);

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via'])(
  'what a proxy on this machine passes on (%s) is somebody else’s request',
  (header) => {
    expect(isFromThisMachine(asked('localhost', '127.0.0.1', { [header]: '127.0.0.1' }))).toBe(false);
  },
);
