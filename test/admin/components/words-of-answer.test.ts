import { describe, expect, test } from '@jest/globals';
import { wordsOfAnswer } from '../../../admin/components/words-of-answer.js';

const ours = (code: string, message = `words of ${code}`) => JSON.stringify({ error: { code, message } });
const posted = (status: number, text: string, language = 'en') =>
  wordsOfAnswer({ status, text, isRead: false }, language);
const read = (status: number, text: string, language = 'en') =>
  wordsOfAnswer({ status, text, isRead: true }, language);

test('nothing is said of what went well', () => {
  expect([posted(200, '{}'), read(200, '{}'), read(304, '')]).toEqual([null, null, null]);
});

test('what is not there is told by the page that asked, but to whoever wanted to do something with it', () => {
  expect(read(404, ours('not_found'))).toBeNull();
  expect(posted(404, ours('not_found'), 'tr')).toMatch(/^Bu artık yok/);
  expect(posted(404, ours('not_found'), 'en')).toMatch(/^This is no longer there/);
  expect(posted(404, ours('not_found'), 'de')).toMatch(/^Das gibt es nicht mehr/);
});

describe('whether something was saved', () => {
  test.each([
    ['no answer', 0, ''],
    ['a proxy that lost us', 502, '<html>Bad Gateway</html>'],
    ['a proxy that waited too long', 504, ''],
    ['a proxy that knows no such page', 404, '<html>'],
    ['JSON of somebody else', 503, 'null'],
    ['an error of ours', 500, ours('internal')],
  ])('is not known: %s', (_, status, text) => {
    expect(posted(status, text, 'tr')).toContain('bilinmiyor');
    expect(posted(status, text, 'en')).toContain('not known whether this was saved');
    expect(posted(status, text, 'de')).toContain('nicht bekannt');
  });

  test('is known where the server refused before it did anything', () => {
    expect(posted(503, ours('unavailable'))).toContain('nothing was saved');
    expect(posted(429, ours('too_many_requests'))).toBe('words of too_many_requests');
    expect(posted(503, ours('outcome_unknown'))).toBe('words of outcome_unknown');
  });

  test('is not spoken of where something was only read', () => {
    for (const status of [0, 502, 504]) expect(read(status, '')).toMatch(/^Out of reach at the moment\. /);
    expect(read(503, ours('unavailable'))).toBe('words of unavailable');
  });
});
