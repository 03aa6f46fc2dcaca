import { expect, test } from '@jest/globals';

import { isOnlyCode, plainDigits, readCode } from '../../../core/guests/typed-digits.js';

test.each([
  '226380',
  '226 380',
  '22 63 80',
  '2 2 6 3 8 0',
  '226-380',
  '226–380',
  '226—380',
  '226.380',
  '226\u00a0380',
  '226\n380',
  '٢٢٦٣٨٠',
  '۲۲۶۳۸۰',
  '२२६३८०',
  '๒๒๖๓๘๐',
  '𞥒𞥒𞥖𞥓𞥘𞥐',
  '２２６３８０',
  '2️⃣2️⃣6️⃣3️⃣8️⃣0️⃣',
  '22\u200b6380',
  '\u2066226\u2069380',
  '226\ufeff380\u200e',
  '226380226380',
  '226380 226380',
  '226 380 226 380',
  '226380.',
  '226 380 226 380 226 380',
  '226380/226380',
  '(226) 380',
  '226:380',
  '226|380',
  '226+380',
  '226--380',
  '226، 380',
  '226٫380',
  '226\u2800380',
  '226380\0',
  '#226380',
  '«226380» 👍',
])('%j is the code 226380 and nothing else', (text) => {
  expect(readCode(text)).toBe('226380');
  expect(isOnlyCode(text)).toBe(true);
});

test.each([
  '226380 thanks',
  'G-226380',
  'kodum 226380, teşekkürler',
  '٢٢٦٣٨٠ شكرا',
  'Your code is 226380. It is valid for 5 minutes.',
  '226380 5 dk geçerli',
  'Your code is 226380. Questions? 0850 123 45 67',
  'Kahve Durağı: 226380\n\n@kahve.example #226380',
  '30.11.2026 226380',
  '2026-11-30 22:31 Kod 226-380',
  '226380 ve yine 226380',
])('%j holds the code among other words', (text) => {
  expect(readCode(text)).toBe('226380');
});

test.each([
  '',
  '12345',
  '1234567',
  '0532 123 45 67',
  '+905321234567',
  '226380226381',
  '226380 111111',
  '226380 or 111111',
  'code 226380, code 111111',
  '30.11.2026',
  '226380 05321234567',
  '22638O',
  '2263 8',
  'code',
])('%j holds no code', (text) => {
  expect(readCode(text)).toBeNull();
  expect(isOnlyCode(text)).toBe(false);
});

test('every decimal digit of Unicode is read', () => {
  for (let point = 0; point < 0x20000; point += 1) {
    const sign = String.fromCodePoint(point);
    if (/^\p{Nd}$/u.test(sign)) expect(plainDigits(sign)).toMatch(/^[0-9]$/);
  }
  expect(['٠٩', '۰۹', '०९', '၀၉', '႐႙', '᧐᧙', '᪐᪙', '𝟎𝟗', '𝟬𝟵', '🯰🯹'].map(plainDigits)).toEqual(
    Array(10).fill('09'),
  );
});
