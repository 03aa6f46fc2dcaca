import { expect, test } from '@jest/globals';
import { readCampaignText } from '../../../core/campaigns/campaign-text.js';
import { readConfig } from '../../../core/config.js';
import { LANGUAGES } from '../../../core/i18n/languages.js';
import { optOutWay, REPLIES_HANDLED } from '../../../core/sms/opt-out-way.js';

const SERVICE = `MG${'a'.repeat(32)}`;
const ANYWHERE = { links: true, replies: true };

test.each([
  ['+4915112345678', 'en', 'reply'],
  ['12345', 'en', 'reply'],
  ['+4915112345678', 'tr', 'page'],
  ['+4915112345678', 'de', 'page'],
  ['KAHVE', 'en', 'page'],
  ['Cafe 1', 'en', 'page'],
  [SERVICE, 'en', 'page'],
  [null, 'en', 'page'],
] as const)('from %s in %s, with English replies handled, one opts out by %s', (sender, language, way) => {
  const handled = { sandbox: [], twilio: ['en'] as const };
  const sent = { rules: ANYWHERE, provider: 'twilio' as const, sender, language };
  expect(optOutWay(sent, handled)).toBe(way);
  expect(optOutWay({ ...sent, rules: { links: true, replies: false } }, handled)).toBe('page');
  const noLinks = { ...sent, rules: { links: false, replies: true } };
  expect(optOutWay(noLinks, handled)).toBe(way === 'reply' ? 'reply' : null);
  expect(optOutWay({ ...sent, provider: 'sandbox' }, handled)).toBe('page');
});

test('nobody is asked for a reply as long as none is received', () => {
  const configs = [
    readConfig({}),
    ...['+4915112345678', 'KAHVE', SERVICE].map((from) =>
      readConfig({
        ...{ SMS_PROVIDER: 'twilio', TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'x' },
        ...{ TWILIO_FROM: from, PUBLIC_URL: 'https://t.example' },
      }),
    ),
  ];
  expect(Object.values(REPLIES_HANDLED).flat()).toEqual([]);
  for (const config of configs)
    for (const language of LANGUAGES)
      for (const own of [null, '+905321234567', '4444', 'Kahve', SERVICE]) {
        const text = readCampaignText(config, { body: 'k', language, transliterate: false }, own);
        expect(text.countries.length).toBeGreaterThan(20);
        for (const { variant } of text.countries) {
          const body = text.write(variant, {
            name: null,
            linkCode: null,
            optOutCode: 'ABC',
            couponCode: null,
          });
          expect(body).toMatch(/\/optout\/ABC$/);
          expect(body).not.toMatch(/STOP|DUR\b/);
          expect(text.needsOptOutCode(variant)).toBe(true);
        }
      }
});
