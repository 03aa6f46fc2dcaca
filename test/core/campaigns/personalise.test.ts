import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTemplate, personalise, withOptOut } from '../../../core/campaigns/personalise.js';
import { requireReadable } from '../../../core/campaigns/require-readable.js';
import { countSegments } from '../../../core/sms/segments.js';
import { LANGUAGES } from '../../../core/i18n/languages.js';
import { anyName } from '../../support/any-name.js';

const LINK = 'https://tara.example/~k/l/{name}';
const fill = (text: string, name: string | null, transliterate = false) =>
  personalise(parseTemplate(text), { name, link: LINK, code: 'K7QF-29XM' }, { transliterate });

test.each([
  ['Merhaba {name}, {code} kodunuz: {link}', `Merhaba Şule, K7QF-29XM kodunuz: ${LINK}`],
  ['{NAME} {Name} {name}', null],
  ['k {NAME} {Name}', 'k Şule Şule'],
  ['{ad}, {isim} {} {{name}} {name', '{ad}, {isim} {} {Şule} {name'],
  ['bir\r\niki\rüç {name}', 'bir\niki\nüç Şule'],
  ['  boş\u0000\u0007luk \ud800 ', 'boşluk'],
])('%j becomes %j', (text, expected) => {
  if (expected === null)
    expect(() => fill(text, 'Şule')).toThrow(expect.objectContaining({ code: 'text_invalid' }));
  else expect(fill(text, 'Şule')).toBe(expected);
});

test.each([
  ['Kahve\tÇay', 'Kahve Çay'],
  ['Kahve\u000bÇay', 'Kahve Çay'],
  ['Kahve\fÇay', 'Kahve Çay'],
  ['Kahve\u0085Çay', 'Kahve Çay'],
  ['Kahve\u00a0Çay\u2009Su\u3000Süt\u2028Bal', 'Kahve Çay Su Süt Bal'],
  ['Ka\ufeffhve\nÇay', 'Ka\ufeffhve\nÇay'],
])('white space stays white space: %j becomes %j', (text, expected) => {
  expect(fill(text, null)).toBe(expected);
  expect(fill(text, null, true)).toBe(expected.replace('\ufeff', ''));
});

test.each(['{LİNK}', '{lİnk}', '{LINK}', '{lınk}', '{li\u0307nk}', '{LI\u0307NK}'])(
  '%s is the link, whatever keyboard wrote it',
  (placeholder) => {
    expect(fill(`k ${placeholder}`, null)).toBe(`k ${LINK}`);
  },
);

test.each([
  ['k { name }', '{ name }'],
  ['k {isim}, hoş geldiniz', '{isim}'],
  ['k {ad}', '{ad}'],
  ['k {name', '{name'],
  ['k {{name}} k', '{{name}}'],
  ['k {{{code}}} k', '{{code}}'],
  ['k [İSİM]', '[İSİM]'],
  ['İİİ k %LİNK% k', '%LİNK%'],
  ['k <Müşteri Adı>', '<Müşteri Adı>'],
  ['k [kodunuz]', '[kodunuz]'],
  ['k *|FNAME|*', '*|FNAME|*'],
  ['k {0}', '{0}'],
  ['k ﹛name﹜', '﹛name﹜'],
  ['k name}', 'e}'],
  ['k {first_name}', '{first_name}'],
  ['k {LİNKK}', '{LİNKK}'],
  ['k ｛name｝', '｛name｝'],
  ['k [name]', '[name]'],
  ['k %isim%', '%isim%'],
  ['k <link>', '<link>'],
  ['k {na\nme}', '{na'],
])('%j looks like a placeholder and is none: it is not sent, and shown', (text, shown) => {
  expect(() => requireReadable(parseTemplate(text), { transliterate: false })).toThrow(
    expect.objectContaining({ code: 'placeholder_unknown', args: expect.objectContaining({ shown }) }),
  );
});

test.each(['k {name}{code} {link}', 'k :} ;-{', '{} k', '50 % indirim, %20 kod', 'a < b > c [1] (kod)'])(
  '%j is sent as it is',
  (text) => {
    expect(() => requireReadable(parseTemplate(text), { transliterate: false })).not.toThrow();
  },
);

test.each(['%50 Привет', 'Café 李', 'ΑΒΓ kafe', '∞ kahve', '5₳'])(
  'letters of %j that would be lost stop the sending',
  (text) => {
    expect(() => requireReadable(parseTemplate(text), { transliterate: true })).toThrow(
      expect.objectContaining({ code: 'letters_lost' }),
    );
    expect(() => requireReadable(parseTemplate(text), { transliterate: false })).not.toThrow();
  },
);

test.each([
  ['Merhaba {name}, gelin', 'Merhaba, gelin'],
  ['Merhaba {name}!', 'Merhaba!'],
  ['Merhaba {name} gelin', 'Merhaba gelin'],
  ['{name}, merhaba', 'merhaba'],
  ['Selam\n{name} hos geldin', 'Selam\nhos geldin'],
  ['Gelin {name}', 'Gelin'],
  ['Gelin {name} {name} bugün', 'Gelin bugün'],
  ['Gelin {name}{code}', 'Gelin K7QF-29XM'],
  ['Gelin ({name})', 'Gelin ()'],
])('without a name %j becomes %j', (text, expected) => {
  expect(fill(text, null)).toBe(expected);
});

test.each([
  ['Şule', 'Iyi gunler Sule €', 'Iyi gunler Sule '],
  ['Иван', '', 'Iyi gunler Иван '],
  ['Жан Paul', '', 'Iyi gunler Paul '],
])('transliterated for %s, and the link stays as it is', (name, _, beginning) => {
  expect(fill('İyi günler {name} {link}', name, true)).toBe(
    `${beginning.replace('gunler', 'günler')}${LINK}`,
  );
});

test.each(['', '   ', '{name}', '{name}, {link} {code}', 'x'.repeat(1_001), '\u0000'])(
  '%j is no text',
  (text) => {
    expect(() => parseTemplate(text)).toThrow(expect.objectContaining({ code: 'text_invalid' }));
  },
);

test('a text of other letters is one, and is none transliterated', () => {
  expect(fill('Привет {name}', 'Иван')).toBe('Привет Иван');
  expect(() => parseTemplate('Привет {name}', { transliterate: true })).toThrow(
    expect.objectContaining({ code: 'text_invalid' }),
  );
});

test('a thousand signs are a text, also of two units each', () => {
  expect(parseTemplate('😀'.repeat(1_000)).parts).toHaveLength(1);
});

describe('whatever a value holds', () => {
  test('it is not read as a placeholder, nor as a pattern', () => {
    for (const name of ['{link}', '{name}', '$&', '$1', '\\', '{code'])
      expect(fill('a {name} b {name}', name)).toBe(`a ${name} b ${name}`);
  });

  test('any name stands in the text as given, once for each placeholder', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(fill('Selam {name}, {NAME}: {code}', name)).toBe(`Selam ${name}, ${name}: K7QF-29XM`);
      }),
    );
  });

  test('any name transliterated is in GSM-7, or kept whole', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const text = fill('{name}: k', name, true);
        if (!text.startsWith(`${name}:`)) expect(countSegments(text + 'x'.repeat(160 - text.length))).toBe(1);
      }),
    );
  });

  test('a missing name leaves neither two spaces nor one at an end', () => {
    const part = fc.constantFrom('{name}', 'a', ' b', 'c ', ', ', '! ', '\n', 'd');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const typed = `k${parts.join('')}`;
        fc.pre(!/ {2}| \n|\n /.test(typed) && !/ (\{name\})*[,!]/.test(typed));
        const text = fill(typed, null);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/ {2}| [,!]/);
      }),
    );
  });
});

test.each(LANGUAGES)('the way out is one line in GSM-7 letters in %s', (language) => {
  const reply = withOptOut('k', language, 'reply', '');
  const page = withOptOut('k', language, 'page', 'https://tara.example/o/abc');
  expect(reply).toMatch(/^k\n.*(STOP|DUR)/);
  expect(page).toMatch(/^k\n.*https:\/\/tara\.example\/o\/abc$/);
  for (const text of [reply, page]) expect(countSegments(text + 'x'.repeat(160 - text.length))).toBe(1);
});
