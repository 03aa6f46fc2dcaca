import { expect, test } from '@jest/globals';
import twilio from 'twilio';
import { messagesAddress, writeRequest } from '../../../../core/sms/twilio/write-request.js';
import { sms } from '../provider-contract.js';

const now = new Date('2026-11-22T12:00:00Z');
const settings = {
  ...{ PUBLIC_URL: 'https://t.example', TWILIO_FROM: '+905320000000', TWILIO_CODE_FROM: 'TARAKAZAN' },
  TWILIO_WHATSAPP_FROM: undefined,
};
const service = `MG${'a'.repeat(32)}`;
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test.each([
  ['a campaign of a business without a sender', {}, { From: '+905320000000' }],
  ['a campaign of a business with a name', { from: 'KAHVE' }, { From: 'KAHVE' }],
  ['a campaign of a business with a service', { from: service }, { MessagingServiceSid: service }],
  ['a code', { purpose: 'code', from: 'KAHVE' }, { From: 'TARAKAZAN' }],
] as const)('%s goes out from its sender alone', (_name, over, sender) => {
  const request = writeRequest(settings, sms(over), now);
  const { From, MessagingServiceSid } = request as { From?: string; MessagingServiceSid?: string };
  expect({ From, MessagingServiceSid }).toEqual({
    From: undefined,
    MessagingServiceSid: undefined,
    ...sender,
  });
});

test('a code without a sender of its own takes the business’s', () => {
  const request = writeRequest(
    { ...settings, TWILIO_CODE_FROM: undefined },
    sms({ purpose: 'code', from: 'KAHVE' }),
    now,
  );
  expect(request).toMatchObject({ From: 'KAHVE' });
});

test.each([
  [600, 600],
  [1, 1],
  [36_000, 36_000],
  [100_000, 36_000],
])('what is good for %d s may wait %d s at Twilio', (seconds, ValidityPeriod) => {
  expect(writeRequest(settings, sms({ expiresAt: after(seconds) }), now)).toMatchObject({ ValidityPeriod });
});

test('what runs out within the second is not sent', () => {
  expect(writeRequest(settings, sms({ expiresAt: after(0.9) }), now)).toBe('expired');
});

test('WhatsApp needs a sender of its own, and addresses of its kind', () => {
  const message = sms({ channel: 'whatsapp', to: '+905321112233' });
  expect(writeRequest(settings, message, now)).toBe('no_sender');
  expect(writeRequest({ ...settings, TWILIO_WHATSAPP_FROM: '+14155238886' }, message, now)).toMatchObject({
    ...{ To: 'whatsapp:+905321112233', From: 'whatsapp:+14155238886' },
  });
});

test.each([
  ['a sender', 'KAHVE', { from: 'KAHVE' }],
  ['a service', service, { messagingServiceSid: service }],
])(
  'the SDK sends a message of %s to the same address, by the same names, and reads the same',
  async (_, from, sender) => {
    const account = `AC${'0'.repeat(32)}`;
    const ours = writeRequest(settings, sms({ from, expiresAt: after(9) }), now);
    if (typeof ours === 'string') throw new Error(ours);
    const asked: unknown[] = [];
    const httpClient = new twilio.RequestClient();
    httpClient.request = (({ method, uri, data }: { method: string; uri: string; data: object }) => {
      asked.push({ method, uri, data });
      return Promise.resolve({ statusCode: 201, body: { sid: 'SM1', num_segments: '3' } });
    }) as unknown as typeof httpClient.request;
    const { To: to, Body: body, StatusCallback: statusCallback, ValidityPeriod: validityPeriod } = ours;
    const theirs = { to, body, statusCallback, validityPeriod: validityPeriod!, ...sender };
    const { sid, numSegments } = await twilio(account, 'token', { httpClient }).messages.create(theirs);
    expect(asked).toEqual([{ method: 'post', uri: messagesAddress(account), data: ours }]);
    expect({ sid, numSegments }).toEqual({ sid: 'SM1', numSegments: '3' });
  },
);
