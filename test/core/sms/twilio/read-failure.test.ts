import { expect, test } from '@jest/globals';
import { readFailure } from '../../../../core/sms/twilio/read-failure.js';
import { RefusedAnswer } from '../../../../core/sms/twilio/refused-answer.js';

test.each<[number, number | null, object]>([
  [400, 21614, { result: 'refused', reason: 'not_a_mobile' }],
  [403, 21610, { result: 'refused', reason: 'unsubscribed' }],
  [400, 29_999, { result: 'refused', reason: 'provider_refused' }],
  [400, null, { result: 'refused', reason: 'provider_refused' }],
  [401, 20003, { result: 'account_refused', reason: 'account_credentials' }],
  [403, null, { result: 'account_refused', reason: 'account_credentials' }],
  [404, 20404, { result: 'account_refused', reason: 'account_credentials' }],
  [400, 30002, { result: 'account_refused', reason: 'account_suspended' }],
  [402, null, { result: 'account_refused', reason: 'account_unfunded' }],
  [400, 21606, { result: 'account_refused', reason: 'account_sender' }],
  [400, 21659, { result: 'account_refused', reason: 'account_sender' }],
  [400, 21267, { result: 'account_refused', reason: 'account_sender' }],
  [400, 21609, { result: 'account_refused', reason: 'account_misconfigured' }],
  [301, null, { result: 'account_refused', reason: 'account_misconfigured' }],
  [429, null, { result: 'throttled', retryAfterMs: 1_000 }],
  [400, 21611, { result: 'throttled', retryAfterMs: 1_000 }],
  [408, null, { result: 'unclear' }],
  [500, 20500, { result: 'unclear' }],
  [503, 21614, { result: 'unclear' }],
])('%d with code %s', (status, code, meaning) => {
  expect(readFailure(new RefusedAnswer(status, code, null))).toEqual(meaning);
});

test('a pause that is none is a second: nobody asks again without one', () => {
  expect(readFailure(new RefusedAnswer(429, 20429, 0))).toMatchObject({ retryAfterMs: 1_000 });
});

test('a pause that no sender could wait for is cut', () => {
  expect(readFailure(new RefusedAnswer(429, 20429, 86_400_000))).toMatchObject({ retryAfterMs: 900_000 });
});

test.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'])('%s: nothing has left', (code) => {
  expect(readFailure(Object.assign(new Error(code), { code }))).toMatchObject({ result: 'throttled' });
});

test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE', 'ETIMEDOUT'])(
  '%s: it may have arrived',
  (code) => {
    expect(readFailure(Object.assign(new Error(code), { code }))).toEqual({ result: 'unclear' });
  },
);

test.each([undefined, null, 'x', new SyntaxError('Unexpected token')])('%s is no answer at all', (error) => {
  expect(readFailure(error)).toEqual({ result: 'unclear' });
});
