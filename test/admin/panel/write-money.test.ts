import { expect, test } from '@jest/globals';
import { writeMoney } from '../../../admin/panel/write-money.js';
import { minorDigits } from '../../../core/packages/minor-digits.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  ['TRY', 'TRY 12,345.67'],
  ['EUR', '€12,345.67'],
  ['HUF', 'HUF 12,345.67'],
  ['COP', 'COP 12,345.67'],
  ['IDR', 'IDR 12,345.67'],
  ['PKR', 'PKR 12,345.67'],
  ['RSD', 'RSD 12,345.67'],
  ['ALL', 'ALL 12,345.67'],
  ['IRR', 'IRR 12,345.67'],
  ['LBP', 'LBP 12,345.67'],
  ['MMK', 'MMK 12,345.67'],
  ['AFN', 'AFN 12,345.67'],
  ['JPY', '¥1,234,567'],
  ['KRW', '₩1,234,567'],
  ['CLP', 'CLP 1,234,567'],
  ['UGX', 'UGX 1,234,567'],
  ['ISK', 'ISK 1,234,567'],
  ['KWD', 'KWD 1,234.567'],
  ['IQD', 'IQD 1,234.567'],
  ['TND', 'TND 1,234.567'],
])('1234567 of the smallest unit of %s is %s', (currency, written) => {
  expect(plain(writeMoney('en', 1_234_567, currency))).toBe(written);
});

test('every currency that a browser knows has the digits of ISO 4217, not those that it is shown with', () => {
  // Where the two differ ISO has hundredths, but for the dinars and one of account.
  for (const currency of Intl.supportedValuesOf('currency')) {
    const shown = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    const digits = minorDigits(currency);
    if (shown.maximumFractionDigits !== digits)
      expect([currency, digits]).toEqual([currency, currency === 'IQD' ? 3 : currency === 'UYW' ? 4 : 2]);
  }
});

test('the smallest sums keep every digit, in every language', () => {
  expect(plain(writeMoney('tr', 5, 'TRY'))).toBe('₺0,05');
  expect(plain(writeMoney('de', 12_345, 'HUF'))).toBe('123,45 HUF');
  expect(plain(writeMoney('de', 1, 'KWD'))).toBe('0,001 KWD');
  expect(plain(writeMoney('en', 2_000_000_000, 'JPY'))).toBe('¥2,000,000,000');
});
