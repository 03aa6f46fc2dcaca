import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { countSegments, signsOf, unitsOf } from '../../../core/sms/segments.js';

const calculator = (text: string) => new SegmentedMessage(text);

test('every sign there is costs what the calculator says', () => {
  const differing: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const sign = String.fromCharCode(code);
    const counted = calculator(sign);
    const expected = counted.encodingName === 'GSM-7' ? counted.numberOfCharacters : null;
    if (unitsOf(signsOf(sign)).gsm !== expected) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});

const stretch = fc.oneof(
  fc.constantFrom(
    'a',
    'ş',
    'ж',
    '€',
    '[',
    '\r\n',
    '\r',
    '👩‍👩‍👧‍👦',
    '👍🏽',
    '🇹🇷',
    '🇹',
    'é',
    'e\u0301',
    '각',
    '\u1100',
    '\u1161',
    '\u200d',
    '\u0600',
    '\ud800',
    'क्षि',
    '❤️',
    '\u00ad',
    '“',
    '\u2028',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc
    .constantFrom('a', 'ş', '€', '😀', 'x\u0301\u0302')
    .chain((one) => fc.integer({ min: 1, max: 170 }).map((times) => one.repeat(times))),
);
const anyText = fc.array(stretch, { maxLength: 40 }).map((parts) => parts.join(''));

test('any text is divided and billed as the calculator says', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const counted = calculator(text);
      expect(signsOf(text)).toEqual(counted.graphemes);
      expect(countSegments(text)).toBe(counted.segmentsCount);
    }),
    { numRuns: 600 },
  );
});

test.each([0, 30, 33, 40, 66, 67, 68, 69, 70, 71, 140])(
  'a heap of %i marks on one letter is billed as well',
  (marks) => {
    for (const before of ['', 'ş', 'ş'.repeat(20), 'ş'.repeat(66)]) {
      const text = `${before}${`e${'\u0301'.repeat(marks)}`.repeat(3)}`;
      expect(countSegments(text)).toBe(calculator(text).segmentsCount);
    }
  },
);
