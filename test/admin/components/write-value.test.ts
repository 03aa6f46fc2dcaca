import { describe, expect, test } from '@jest/globals';
import { writeTotal } from '../../../admin/components/list/write-total.js';
import { writeValue } from '../../../admin/components/write-value.js';

const at = (language: 'tr' | 'en' | 'de', zone = 'Europe/Istanbul') => ({ language, zone });

describe('a value as its reader has it', () => {
  test.each([
    ['tr', '20 Kas 2026 15:04'],
    ['en', '20 Nov 2026 15:04'],
    ['de', '20. Nov. 2026 15:04'],
  ] as const)('a moment in %s, by the clock of the business', (language, text) => {
    expect(writeValue(at(language), 'datetime', '2026-11-20T12:04:00.000Z')).toBe(text);
  });

  test('the same moment is another day elsewhere', () => {
    const late = '2026-11-20T22:30:00.000Z';
    expect(writeValue(at('de'), 'datetime', late, { dayOnly: true })).toBe('21. Nov. 2026');
    expect(writeValue(at('de', 'Europe/Berlin'), 'datetime', late, { dayOnly: true })).toBe('20. Nov. 2026');
  });

  test('in a list the year is said only where it is another; the turn of the year is that of the business', () => {
    const now = new Date('2026-12-31T22:00:00Z');
    expect(writeValue(at('tr'), 'datetime', '2026-12-31T22:30:00Z', { now })).toBe('1 Oca 01:30');
    expect(writeValue(at('tr'), 'datetime', '2026-12-31T20:30:00Z', { now })).toBe('31 Ara 2026 23:30');
  });

  test('a day without a time is that day in every zone', () => {
    expect(writeValue(at('en', 'America/Los_Angeles'), 'date', '2026-11-20')).toBe('20 Nov 2026');
  });

  test.each([
    ['tr', 'number', 1234567, '1.234.567'],
    ['en', 'number', '1234', '1,234'],
    ['tr', 'boolean', true, 'Evet'],
    ['de', 'boolean', 'false', 'Nein'],
    ['en', 'string', '', ''],
    ['en', 'string', null, ''],
    ['en', 'number', 0, '0'],
    ['en', 'datetime', 'no day', 'no day'],
    ['en', 'number', '4 or 5', '4 or 5'],
  ] as const)('%s: a %s %j reads %j', (language, type, value, text) => {
    expect(writeValue(at(language), type, value)).toBe(text);
  });
});

test('a total says that there may be more, where nothing is counted any further', () => {
  expect(writeTotal(at('tr'), 9_999)).toBe('9.999');
  expect(writeTotal(at('tr'), 10_000)).toBe('10.000+');
  expect(writeTotal(at('en'), 500, true)).toBe('500+');
});
