import { expect, test } from '@jest/globals';
import { allowedReviewLink, parseReviewLink } from '../../../core/reviews/review-link.js';

test.each([
  'https://g.page/r/kahve-duragi/review',
  'https://search.google.com/local/writereview?placeid=ChIJ123',
  'https://www.google.com/maps/place/Kahve/@41.0,29.0,17z',
  'https://www.google.com.tr/maps?cid=123',
  'https://www.google.de/search?q=Kahve',
  'https://maps.google.com/?cid=123',
  'https://maps.app.goo.gl/AbC123',
  'https://goo.gl/maps/AbC123',
  'https://g.co/kgs/AbC123',
])('%s leads to a review', (link) => {
  expect(parseReviewLink(link)).toBe(link);
  expect(parseReviewLink(` ${link.replace('https://', 'http://')}`)).toBe(link);
  expect(parseReviewLink(link.replace('https://', ''))).toBe(link);
});

test.each([
  '',
  'javascript:alert(1)',
  'https://evil.example/g.page/r/x/review',
  'https://g.page.evil.example/r/x',
  'https://g.page',
  'https://google.evil.example/maps',
  'https://google.com.evil.example/maps',
  'https://google.tk/maps/place/x',
  'https://www.google.com/url?q=https://evil.example',
  'https://www.google.com/maps/url?q=https://evil.example',
  'https://maps.google.com/url?q=https://evil.example',
  'https://www.google.com/maps/%75rl?q=https://evil.example',
  'https://maps.google.com/maps/%zz?q=https://evil.example',
  'https://www.google.com/search?btnI&q=evil.example',
  'https://www.google.com/',
  'https://sites.google.com/view/evil',
  'https://goo.gl/AbC123',
  'https://goo.gl/maps/',
  'https://g.co/evil',
  'https://g.page@evil.example/r/x',
  'https://g.page:444/r/x',
])('%j does not', (link) => {
  expect(() => parseReviewLink(link)).toThrow(expect.objectContaining({ code: 'review_link_invalid' }));
  expect(allowedReviewLink(link)).toBeFalsy();
});
