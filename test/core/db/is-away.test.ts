import { expect, test } from '@jest/globals';
import { isDatabaseAway } from '../../../core/db/is-away.js';
import { asRefusal, Refusal, retryAfterSeconds } from '../../../core/errors.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each([
  ['refused', coded('ECONNREFUSED')],
  ['no name', coded('ENOTFOUND')],
  ['name server away', coded('EAI_AGAIN')],
  ['no way', coded('EHOSTUNREACH')],
  ['cut', coded('ECONNRESET')],
  ['shut down by its administrator', coded('57P01')],
  ['starting up', coded('57P03')],
  ['too many connections', coded('53300')],
  ['a standby', coded('25006')],
  ['connection failure', coded('08006')],
  ['cut in the middle', new Error('Connection terminated unexpectedly')],
  ['no connection in time', new Error('timeout exceeded when trying to connect')],
  ['of both addresses', new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')])],
  ['wrapped', new Error('failed', { cause: coded('ECONNREFUSED') })],
  ['as TypeORM tells it', Object.assign(new Error('x'), { driverError: coded('57P02') })],
])('Postgres is away: %s', (_, error) => {
  expect(isDatabaseAway(error)).toBe(true);
  const refusal = asRefusal(error);
  expect([refusal.code, refusal.status, retryAfterSeconds(refusal)]).toEqual(['unavailable', 503, 5]);
});

test.each([coded('23505'), coded('42P01'), coded('57014'), new Error('a bug'), null, 'text', { code: 1 }])(
  'a bug is a bug: %s',
  (error) => {
    expect(isDatabaseAway(error)).toBe(false);
    expect(asRefusal(error).code).toBe('internal');
  },
);

test('a refusal says itself how long to wait, and one that waiting does not help says nothing', () => {
  expect(retryAfterSeconds(new Refusal('too_many_requests', { seconds: 12 }))).toBe(12);
  expect(retryAfterSeconds(new Refusal('not_found'))).toBeUndefined();
});
