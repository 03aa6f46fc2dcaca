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
  ['numaram 0(532)1234567', 'TR', '+905321234567'],
  ['+49 1512 3456789', 'TR', '+4915123456789'],
  ['0044 7911 123456', 'TR', '+447911123456'],
  ['01512 3456789', 'DE', '+4915123456789'],
  ['٠٥٣٢ ١٢٣ ٤٥ ٦٧', 'TR', '+905321234567'],
])('%s in %s is %s', (text, country, e164) => {
  expect(parsePhone(text, country).e164).toBe(e164);
});

test.each([
  ['0212 345 67 89', 'TR', 'phone_landline'],
  ['030 901820', 'DE', 'phone_landline'],
  ['12345', 'TR', 'phone_invalid'],
  ['abc', 'TR', 'phone_invalid'],
  ['', 'TR', 'phone_invalid'],
  ['+90 532 123 45 678999', 'TR', 'phone_invalid'],
  ['0900 123 45 67', 'TR', 'phone_invalid'],
  ['0532 123 45 67 ext 5', 'TR', 'phone_invalid'],
  ['5'.repeat(500), 'TR', 'phone_invalid'],
])('%s in %s is refused: %s', (text, country, code) => {
  expect(() => parsePhone(text, country)).toThrow(expect.objectContaining({ code }));
});

test('a masked phone shows its country, first and last two digits', () => {
  expect(maskPhone('+905321234567')).toBe('+90 5•• ••• •• 67');
});
