import { expect, test } from '@jest/globals';
import { parseName } from '../../../core/guests/name.js';
import { maskPhone, parsePhone } from '../../../core/guests/phone.js';

test.each([
  ['  Şule   Yılmaz ', 'Şule Yılmaz'],
  ['Adım Ali', 'Ali'],
  ['merhaba, ben Oğuz', 'Oğuz'],
  ['My name is Jean-Luc.', 'Jean-Luc'],
  ['Ich heiße Käthe', 'Käthe'],
  ["Grace O'Neill", "Grace O'Neill"],
  ['محمد', 'محمد'],
  ['李', '李'],
  ['Zoë', 'Zoë'],
  ['Benjamin', 'Benjamin'],
  ['Ben Müller', 'Ben Müller'],
  ['BEN ALİ', 'BEN ALİ'],
  ['Hi Ben Müller', 'Ben Müller'],
  ['Merhaba ben Ali', 'Ali'],
  ['İsmim Ali', 'Ali'],
  ['BENİM ADIM ALİ', 'ALİ'],
  ['benim ısmım ali', 'ali'],
  ['adim Şule', 'Şule'],
  ['I’m Sam', 'Sam'],
  ['Iʼm Sam', 'Sam'],
  ['I´M SAM', 'SAM'],
  ['Im Yoona', 'Im Yoona'],
  ['My name’s Sam', 'Sam'],
  ['mein Name ist: Käthe', 'Käthe'],
  ['ICH HEISSE KÄTHE', 'KÄTHE'],
  ['Selam Yılmaz', 'Selam Yılmaz'],
  ['Selam, Ali', 'Ali'],
  ['selam ben Ali', 'Ali'],
  ['Germán', 'Germán'],
  ['အောင်ဆန်းစုကြည်', 'အောင်ဆန်းစုကြည်'],
  ['ស្រីមុំ', 'ស្រីមុំ'],
  ['مُحَمَّد', 'مُحَمَّد'],
  ['عَبْدُ اللّٰه', 'عَبْدُ اللّٰه'],
  ['שָׁלוֹם', 'שָׁלוֹם'],
  ['བསྟན་འཛིན', 'བསྟན་འཛིན'],
  ['ሀይሌ ገብረስላሴ', 'ሀይሌ ገብረስላሴ'],
  ['กัลยาณี', 'กัลยาณี'],
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['ශ්\u200dරී', 'ශ්\u200dරී'],
  ['क्\u200dषमा', 'क्\u200dषमा'],
  ['رضا\u200c', 'رضا'],
  ['Al\u200di', 'Ali'],
  ['Mül\u00adler', 'Müller'],
  ['Şu\u200ble', 'Şule'],
  ['\u2067Ayşe\u2069', 'Ayşe'],
  ['\ufeffAli\u3164', 'Ali'],
  ['O‘Brien', 'O‘Brien'],
  ['O`Neill', 'O`Neill'],
  ['’t Hooft', '’t Hooft'],
  ['Anne–Marie', 'Anne–Marie'],
  ['Jean‐Luc', 'Jean‐Luc'],
  ['ג׳ורג׳', 'ג׳ורג׳'],
  ['בן־דוד', 'בן־דוד'],
  ['买买提·吐尔逊', '买买提·吐尔逊'],
  ['Мар’яна', 'Мар’яна'],
  ['ဦး', 'ဦး'],
])('%s is the name %s', (text, name) => {
  expect(parseName(text)).toBe(name);
});

test.each([
  '',
  '   ',
  '😀',
  'Ali 😀',
  'A',
  '123',
  'Ali1',
  '<script>alert(1)</script>',
  'a@b.c',
  'x'.repeat(61),
  '\u202e',
  'http://x.y',
  'A\u0301\u0301\u0301\u0301',
  'A\u0300\u0316\u0317\u0318b',
  'A\u0e48\u0e49b',
  'ب\u0651\u0651\u0651ت',
  '\u3164',
  '\u115f\u1160',
  '\uffa0\u2060',
  'I am',
  'benim adım',
  'x<y',
  '"Ali"',
  'Ⅳ',
])('%j is no name', (text) => {
  expect(() => parseName(text)).toThrow(expect.objectContaining({ code: 'name_invalid' }));
});

test.each([
  ['0532 123 45 67', 'TR', '+905321234567'],
  ['5321234567', 'TR', '+905321234567'],
  ['905321234567', 'TR', '+905321234567'],
  ['numaram 0(532)1234567', 'TR', '+905321234567'],
  ['+49 1512 3456789', 'TR', '+4915123456789'],
  ['+49 (0) 151 23456789', 'TR', '+4915123456789'],
  ['0044 7911 123456', 'TR', '+447911123456'],
  ['0090 532 123 45 67', 'DE', '+905321234567'],
  ['01512 3456789', 'DE', '+4915123456789'],
  ['4915123456789', 'DE', '+4915123456789'],
  ['٠٥٣٢ ١٢٣ ٤٥ ٦٧', 'TR', '+905321234567'],
  ['۰۵۳۲۱۲۳۴۵۶۷', 'TR', '+905321234567'],
  ['０５３２１２３４５６７', 'TR', '+905321234567'],
  ['0532\u200c 123\ufe0f 45\u200e 67', 'TR', '+905321234567'],
  ['0532 123\ufeff 45\u2060 67', 'TR', '+905321234567'],
  ['\u2068+90 532\u2069 123 45 67', 'DE', '+905321234567'],
  ['0532–123—45‑67', 'TR', '+905321234567'],
  ['0️⃣5️⃣3️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣', 'TR', '+905321234567'],
  ['0532123456705321234567', 'TR', '+905321234567'],
  ['+905321234567 +905321234567', 'DE', '+905321234567'],
  ['tel:+49-151-23456789', 'TR', '+4915123456789'],
  ['tel:0532-123-45-67', 'TR', '+905321234567'],
  ['tel:532-123-45-67;phone-context=+90', 'DE', '+905321234567'],
  ['TEL:0532-123-45-67;phone-context=kahve.example', 'TR', '+905321234567'],
])('%s in %s is %s', (text, country, e164) => {
  expect(parsePhone(text, country)).toEqual({ e164, country: expect.any(String) });
});

test('one guest’s link to a phone changes nothing for the next', () => {
  const links = [
    'tel:0532-123-45-67;phone-context=+90',
    'tel:+49-151-23456789;phone-context=x.example',
    '0533 765 43 21',
  ];
  for (let turn = 0; turn < 4; turn += 1)
    expect(links.map((text) => parsePhone(text, 'TR').e164)).toEqual([
      '+905321234567',
      '+4915123456789',
      '+905337654321',
    ]);
});

test.each([
  ['0588 123 45 67', 'TR', '+905881234567'],
  ['+90 599 123 45 67', 'DE', '+905991234567'],
  ['+33 799 99 99 99', 'TR', null],
  ['+905811112233', 'TR', '+905811112233'],
])(
  'a mobile number %s (in %s) whose prefix is new to the data passes, and is noted',
  (text, country, e164) => {
    if (e164) expect(parsePhone(text, country)).toEqual({ e164, country: 'TR', newPrefix: true });
    else expect(parsePhone(text, country).e164).toMatch(/^\+/);
  },
);

test.each([
  ['4915123456789', 'TR', '+4915123456789'],
  ['0151 23456789', 'TR', '+4915123456789'],
  ['0532 123 45 67', 'DE', '+905321234567'],
  ['532 123 45 67', 'DE', '+905321234567'],
  ['905321234567', 'DE', '+905321234567'],
  ['0664 1234567', 'DE', '+436641234567'],
  ['06 12 34 56 78', 'TR', '+33612345678'],
  ['436641234567', 'DE', '+436641234567'],
  ['447400123456', 'TR', '+447400123456'],
  ['(415) 555-2671', 'TR', '+14155552671'],
  ['79161234567', 'TR', '+79161234567'],
])('%s in %s is asked for as %s', (text, country, phone) => {
  expect(() => parsePhone(text, country)).toThrow(
    expect.objectContaining({ code: 'phone_elsewhere', args: { phone } }),
  );
});

test.each([
  ['0212 345 67 89', 'TR', 'phone_landline'],
  ['212 345 67 89', 'TR', 'phone_landline'],
  ['0312 419 12 34', 'TR', 'phone_landline'],
  ['030 901820', 'DE', 'phone_landline'],
  ['0711 1234567', 'DE', 'phone_landline'],
  ['0761 234567', 'DE', 'phone_landline'],
  ['+49 30 901820', 'TR', 'phone_landline'],
  ['12345', 'TR', 'phone_invalid'],
  ['abc', 'TR', 'phone_invalid'],
  ['', 'TR', 'phone_invalid'],
  ['0532 111', 'TR', 'phone_short'],
  ['0532 123 45 6', 'TR', 'phone_short'],
  ['+90 532 123 45', 'DE', 'phone_short'],
  ['0152 1234', 'DE', 'phone_short'],
  ['+90 532 123 45 678999', 'TR', 'phone_long'],
  ['0532 123 45 678', 'TR', 'phone_long'],
  ['01521 234567899', 'DE', 'phone_long'],
  ['0900 123 45 67', 'TR', 'phone_invalid'],
  ['0190 123456', 'DE', 'phone_invalid'],
  ['0532 123 45 67 ext 5', 'TR', 'phone_invalid'],
  ['tel:0532-123-45-67;ext=5', 'TR', 'phone_invalid'],
  ['5'.repeat(500), 'TR', 'phone_invalid'],
  ['0532 123 45 67 / 0533 765 43 21', 'TR', 'phone_two'],
  ['0532 123 45 67 0533 765 43 21', 'TR', 'phone_two'],
  ['0532 123 45 67\n0533 765 43 21', 'TR', 'phone_two'],
  ['0532 123 45 67 ve 0533 765 43 21', 'TR', 'phone_two'],
  ['05321234567,05337654321', 'TR', 'phone_two'],
  ['0532123456705337654321', 'TR', 'phone_two'],
  ['+905321234567 oder +4915123456789', 'DE', 'phone_two'],
])('%s in %s is refused: %s', (text, country, code) => {
  expect(() => parsePhone(text, country)).toThrow(expect.objectContaining({ code }));
});

test('a masked phone shows its country, first and last two digits', () => {
  expect(maskPhone('+905321234567')).toBe('+90 5•• ••• •• 67');
});
