import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../core/i18n/languages.js';
import { en } from '../../../core/i18n/texts/en.js';
import { SMS_REASONS } from '../../../core/sms/reasons.js';
import { reasonText } from '../../../core/sms/reason-text.js';
import { accountReason, messageReason } from '../../../core/sms/twilio/error-codes.js';

test('every reason has its words, and there are no words without a reason', () => {
  expect(Object.keys(en.sms.reason).sort()).toEqual([...SMS_REASONS].sort());
});

test('a reason of another version reads as the most general one', () => {
  for (const language of LANGUAGES)
    expect(reasonText(language, 'of_tomorrow')).toBe(reasonText(language, 'undelivered'));
  expect(reasonText('tr', 'landline')).not.toBe(reasonText('tr', 'undelivered'));
});

test.each([
  [21610, 'unsubscribed'],
  [21614, 'not_a_mobile'],
  [21635, 'landline'],
  [30003, 'unreachable'],
  [30005, 'unknown_number'],
  [30006, 'landline'],
  [30007, 'spam_filtered'],
  [30008, 'carrier_error'],
])('Twilio’s %d is %s, and no fault of the account', (code, reason) => {
  expect([messageReason(code), accountReason(code)]).toEqual([reason, null]);
});

test('no code is named twice', () => {
  const source = readFileSync(new URL('../../../core/sms/twilio/error-codes.ts', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/^ {2}\[(\d+),/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(40);
  expect(new Set(codes).size).toBe(codes.length);
});
