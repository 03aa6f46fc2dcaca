import { expect, test } from '@jest/globals';
import { codeText } from '../../../core/sms/code-text.js';
import { countryRules } from '../../../core/sms/countries.js';

test('the sandbox may do in Turkey what Twilio may not', () => {
  expect(countryRules('TR')).toMatchObject({ codes: true, advertising: true, links: true, replies: true });
  expect(countryRules('TR', 'twilio')).toMatchObject({
    ...{ codes: true, advertising: false, links: false, replies: false },
  });
  expect(countryRules('DE', 'twilio')).toEqual(countryRules('DE'));
});

test.each(['sandbox', 'twilio'] as const)(
  'nothing goes to a country that is not listed through %s',
  (provider) => {
    expect(Object.values(countryRules('KP', provider))).toEqual([false, false, false, false, false]);
  },
);

test('a code to Turkey names no host where a network would stop it', () => {
  const text = (provider: 'sandbox' | 'twilio') =>
    codeText({
      ...{ business: { name: 'Kahve', slug: 'kahve' }, code: '123456', language: 'tr', country: 'TR' },
      ...{ publicUrl: 'https://tarakazan.example', provider },
    });
  expect(text('sandbox')).toContain('@tarakazan.example #123456');
  expect(text('twilio')).not.toContain('tarakazan.example');
});
