import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../../../core/config.js';
import type { SmsProvider } from '../../../../core/sms/port.js';
import { twilioProvider } from '../../../../core/sms/twilio/twilio-provider.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { TEST_ACCOUNT, TEST_TOKEN } from '../../../support/twilio-stand-in.js';
import { sms } from '../provider-contract.js';

let answer = '';
let server: Server;
let open: () => SmsProvider;
let provider: SmsProvider;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    // Two statements: restify, loaded by a test before in this process, lets `writeHead` answer nothing.
    response.writeHead(201, { 'Content-Type': 'application/json' });
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const config = readConfig({
    ...{ SMS_PROVIDER: 'twilio', TWILIO_ACCOUNT_SID: TEST_ACCOUNT, TWILIO_AUTH_TOKEN: TEST_TOKEN },
    ...{ TWILIO_FROM: '+905320000000', PUBLIC_URL: 'https://t.example' },
    TWILIO_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  open = () => twilioProvider({ config, clock: new FakeClock() });
  provider = open();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ...['', 'null', '[]', '"SM1"', '{}', '<html>', '{"sid": null}', '{"sid": 123}', '{"sid": ["SM1"]}'],
  ...['{"sid": ""}', '{"sid": "AC1"}'],
])('a yes that says %s leaves the message unclear: it is asked after', async (text) => {
  answer = text;
  expect(await provider.send(sms())).toEqual({ result: 'unclear' });
});

test.each([
  ['"3"', 3],
  ['3', 3],
  ['"0"', null],
  ['null', null],
  ['"many"', null],
])('a yes with an id is one, whatever it says of segments: %s', async (said, segments) => {
  answer = `{"sid": "SM1", "num_segments": ${said}}`;
  expect(await provider.send(sms())).toEqual({ result: 'accepted', providerId: 'SM1', segments });
});

test('what the SDK would find in the environment leads nowhere else', async () => {
  Object.assign(process.env, { TWILIO_EDGE: 'dublin', TWILIO_REGION: 'ie1' });
  try {
    answer = '{"sid": "SM1", "num_segments": "1"}';
    expect(await open().send(sms())).toMatchObject({ result: 'accepted' });
  } finally {
    delete process.env['TWILIO_EDGE'];
    delete process.env['TWILIO_REGION'];
  }
});
