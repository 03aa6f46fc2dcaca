import { expect, test } from '@jest/globals';
import { writeRequest } from '../../../../core/sms/twilio/write-request.js';
import { sms } from '../provider-contract.js';

const now = new Date('2026-11-22T12:00:00Z');
const settings = {
  ...{ PUBLIC_URL: 'https://t.example', TWILIO_FROM: '+905320000000', TWILIO_CODE_FROM: 'TARAKAZAN' },
  TWILIO_WHATSAPP_FROM: undefined,
};
const service = `MG${'a'.repeat(32)}`;
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test.each([
  ['a campaign of a business without a sender', {}, { from: '+905320000000' }],
  ['a campaign of a business with a name', { from: 'KAHVE' }, { from: 'KAHVE' }],
  ['a campaign of a business with a service', { from: service }, { messagingServiceSid: service }],
  ['a code', { purpose: 'code', from: 'KAHVE' }, { from: 'TARAKAZAN' }],
] as const)('%s goes out from its sender alone', (_name, over, sender) => {
  const request = writeRequest(settings, sms(over), now);
  const { from, messagingServiceSid } = request as { from?: string; messagingServiceSid?: string };
  expect({ from, messagingServiceSid }).toEqual({
    from: undefined,
    messagingServiceSid: undefined,
    ...sender,
  });
});

test('a code without a sender of its own takes the business’s', () => {
  const request = writeRequest(
    { ...settings, TWILIO_CODE_FROM: undefined },
    sms({ purpose: 'code', from: 'KAHVE' }),
    now,
  );
  expect(request).toMatchObject({ from: 'KAHVE' });
});

test.each([
  [600, 600],
  [1, 1],
  [36_000, 36_000],
  [100_000, 36_000],
])('what is good for %d s may wait %d s at Twilio', (seconds, validityPeriod) => {
  expect(writeRequest(settings, sms({ expiresAt: after(seconds) }), now)).toMatchObject({ validityPeriod });
});

test('what runs out within the second is not sent', () => {
  expect(writeRequest(settings, sms({ expiresAt: after(0.9) }), now)).toBe('expired');
});

test('WhatsApp needs a sender of its own, and addresses of its kind', () => {
  const message = sms({ channel: 'whatsapp', to: '+905321112233' });
  expect(writeRequest(settings, message, now)).toBe('no_sender');
  expect(writeRequest({ ...settings, TWILIO_WHATSAPP_FROM: '+14155238886' }, message, now)).toMatchObject({
    ...{ to: 'whatsapp:+905321112233', from: 'whatsapp:+14155238886' },
  });
});
