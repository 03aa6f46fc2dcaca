import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { brandColours, contrastOf } from '../../bot/pages/brand-colour.js';
import { STYLE } from '../../bot/pages/style.js';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const [SAND, NIGHT_PAPER] = ['#f6f3ee', '#22272d'];

test('whatever colour a business has, white text stands readable on it, and it reads as text by day and night', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const { fill, text, nightText } = brandColours(colour);
      expect(contrastOf(fill, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(text, SAND)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(nightText, NIGHT_PAPER)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('a colour that is dark enough stays as it is; none, or nonsense, is ours', () => {
  expect(brandColours('#7a1f2b').fill).toBe('#7a1f2b');
  expect(brandColours(null).fill).toBe('#0f766e');
  expect(brandColours('red;}body{display:none').fill).toBe('#0f766e');
});

test('the grounds that it is measured against are the page’s', () => {
  expect(STYLE).toContain(`--sand:${SAND}`);
  expect(STYLE).toContain(`--paper:${NIGHT_PAPER}`);
});
