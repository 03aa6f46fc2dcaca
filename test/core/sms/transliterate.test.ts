import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lostLetters, transliterate, transliterateName } from '../../../core/sms/transliterate.js';
import { signsOf, unitsOf } from '../../../core/sms/segments.js';

test.each([
  ['İndirim 5€', 'Indirim 5€'],
  ['[x] {y} a|b ~ ^ \\', '[x] {y} a|b ~ ^ \\'],
  ['2×1, 10÷2, 5−3, ±1', '2x1, 10/2, 5-3, +/-1'],
  ['½ kg, 1½ saat, 10², m²', '1/2 kg, 1 1/2 saat, 10^2, m2'],
  ['≤5, ≥5, ≠5', '<=5, >=5, !=5'],
  ['50₺ ₽ ₼ ₸', '50TL RUB AZN KZT'],
  ['٥٠ ५ ５ 𝟓', '50 5 5 5'],
  ['Əli Đặng Łukasz Þór Œuvre ħ ŋ ŧ ẞ ı', 'Eli Dang Lukasz Thor Oeuvre h n t SS i'],
  ['“a” „b“ «c» ‹d› ´e` f′', '"a" "b" "c" \'d\' \'e\' f\''],
  ['a–b—c‑d−e…', 'a-b-c-d-e...'],
  ['Kahve\tÇay\u0085Su\u000bSüt\fBal\u00a0Kek', 'Kahve Çay Su Süt Bal Kek'],
  ['a\u001cb\u001fc', 'a b c'],
  ['satır\r\nsatır\rsatır', 'satir\nsatir\nsatir'],
  ['5 Ω, Δ', '5 Ω, Δ'],
  ['№ 5 ™ ℃ ﬃ', 'No 5 TM  degC ffi'],
  ['kahve😀 kek', 'kahve kek'],
  ['٪50 ، 3٫5 ؟', '%50 , 3.5 ?'],
  ['√4, 10⁻³, 5 °C', 'sqrt 4, 10^-3, 5 degC'],
  ['Kahve\u2800Çay\u3164Su', 'Kahve Çay Su'],
  ['「x」。 1〜2', '"x". 1~2'],
  ['₭ ؋ ⇔ ◦', 'LAK AFN <=> -'],
])('%j is written %j', (text, written) => {
  expect(transliterate(text)).toBe(written);
});

test('what is written is in GSM-7, and GSM-7 itself stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(unitsOf(signsOf(transliterate(text))).gsm).not.toBe(null);
    }),
  );
  const gsm =
    '@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€';
  expect(transliterate(gsm)).toBe(gsm);
});

test.each([
  ['Əli', 'Eli'],
  ['Şule', 'Sule'],
  ['ΔΦ', null],
  ['Иван', null],
])('the name %s is written %s', (name, written) => {
  expect(transliterateName(name)).toBe(written);
});

test('letters and digits without a plain form are told, signs are not', () => {
  expect(lostLetters('Привет, Əli 李 5€ 😀')).toEqual([...'Привет李']);
});
