import { expect, test } from '@jest/globals';
import { CampaignSockets } from '../../../core/sms/campaign-sockets.js';

/** Work that ends when it is told to. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { ended, end };
}

/** Lets whatever is due run. */
const settled = () => new Promise(setImmediate);

test('no more go at once than there are sockets', async () => {
  const sockets = new CampaignSockets(2);
  const first = held();
  let begun = 0;
  const all = Array.from({ length: 3 }, () => sockets.run(() => ((begun += 1), first.ended)));
  await settled();
  expect(begun).toBe(2);
  first.end();
  await Promise.all(all);
  expect(begun).toBe(3);
});

test('while something urgent is sent, campaigns have one socket, and all again when it is gone', async () => {
  const sockets = new CampaignSockets(10);
  const [urgent, another, one] = [held(), held(), held()];
  const sent = [sockets.makeWayFor(() => urgent.ended), sockets.makeWayFor(() => another.ended)];
  let begun = 0;
  const all = Array.from({ length: 10 }, () => sockets.run(() => ((begun += 1), one.ended)));
  await settled();
  expect(begun).toBe(1);
  urgent.end();
  await sent[0];
  await settled();
  expect(begun).toBe(1);
  another.end();
  await sent[1];
  await settled();
  expect(begun).toBe(10);
  one.end();
  await Promise.all(all);
});

test('what is urgent fails as it fails, and gives the sockets back', async () => {
  const sockets = new CampaignSockets(2);
  await expect(sockets.makeWayFor(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  const both = held();
  let begun = 0;
  const all = [1, 2].map(() => sockets.run(() => ((begun += 1), both.ended)));
  await settled();
  expect(begun).toBe(2);
  both.end();
  await Promise.all(all);
});
