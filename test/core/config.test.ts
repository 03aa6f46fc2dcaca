import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { makeMasterKey } from '../../core/crypto/master-key.js';
import type { ConfigError } from '../../core/config.js';
import { Environment, NEEDS, readConfig } from '../../core/config.js';

const faultsOf = (
  environment: Record<string, string>,
  needs?: Parameters<typeof readConfig>[1],
): string[] => {
  try {
    readConfig(environment, needs);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
};

test('an empty environment is a development machine', () => {
  expect(readConfig({ PUBLIC_URL: '' })).toMatchObject({
    PORT: 3000,
    PUBLIC_URL: 'http://localhost:3000',
    ADMIN_URL: 'http://localhost:3001',
    SMS_PROVIDER: 'sandbox',
    DEMO_DATA: true,
  });
});

test('all faults are told at once', () => {
  const faults = faultsOf({
    PORT: 'x',
    DATABASE_URL: 'nowhere',
    PLATFORM_TIMEZONE: 'Mars/Olympus',
    LOG_LEVEL: 'loud',
  });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'PLATFORM_TIMEZONE',
    'LOG_LEVEL',
  ]);
});

test.each([
  [{ PUBLIC_URL: 'http://tarakazan.example' }, /^PUBLIC_URL is plain http/],
  [{ ADMIN_URL: 'http://panel.tarakazan.example' }, /^ADMIN_URL is plain http/],
  [{ MASTER_KEY: Buffer.alloc(32).toString('base64') }, /^MASTER_KEY is no random key/],
  [{ MASTER_KEY: Buffer.alloc(32, 'ab').toString('base64') }, /^MASTER_KEY is no random key/],
  [
    { MASTER_KEY: `${makeMasterKey()},${Buffer.alloc(32, 7).toString('base64')}` },
    /^MASTER_KEY is no random key/,
  ],
])('production refuses %j', (wrong, fault) => {
  const whole = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://tarakazan.example',
    ADMIN_URL: 'https://tarakazan.example',
    SMTP_URL: 'smtps://mail.example',
    MASTER_KEY: makeMasterKey(),
    DEMO_DATA: 'false',
    ALLOW_IN_PRODUCTION: 'sandbox',
  };
  expect(faultsOf(whole)).toEqual([]);
  expect(faultsOf({ ...whole, ...wrong })).toEqual([expect.stringMatching(fault)]);
});

test('production refuses what only a trial may have, unless it is named', () => {
  expect(faultsOf({ NODE_ENV: 'production' })).toHaveLength(6);
  const given = {
    MASTER_KEY: makeMasterKey(),
    SMTP_URL: 'smtp://mail.example',
    PUBLIC_URL: 'https://t.example',
    ADMIN_URL: 'https://a.example',
  };
  expect(faultsOf({ NODE_ENV: 'production', ...given })).toHaveLength(2);
  expect(faultsOf({ NODE_ENV: 'production', ...given, ALLOW_IN_PRODUCTION: 'sandbox,demo' })).toEqual([]);
});

test.each([
  ['nothing at all', {}, ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY']],
  [
    'an address of something else',
    { DATABASE_URL: 'redis://cache:6379' },
    ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY'],
  ],
  [
    'a key that is too short',
    { MASTER_KEY: 'c2hvcnQ=', REDIS_URL: 'redis://x' },
    ['MASTER_KEY', 'DATABASE_URL'],
  ],
  ['empty values', { DATABASE_URL: '', MASTER_KEY: '' }, ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY']],
  [
    'a faulty production',
    { NODE_ENV: 'production', PORT: 'x', SMS_PROVIDER: 'pigeon', DEMO_DATA: 'false', ADMIN_URL: 'a' },
    [
      'PORT',
      'ADMIN_URL',
      'SMS_PROVIDER',
      'MASTER_KEY',
      'SMTP_URL',
      'PUBLIC_URL',
      'DATABASE_URL',
      'REDIS_URL',
    ],
  ],
])('what a process needs is told at once with what is wrong: %s', (_, environment, names) => {
  const faults = faultsOf(environment, NEEDS.bot);
  expect(faults.map((fault) => fault.split(/[: ]/)[0])).toEqual(names);
});

const twilio = {
  ...{ SMS_PROVIDER: 'twilio', TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'token' },
  ...{ TWILIO_FROM: '+905320000000', PUBLIC_URL: 'https://t.example' },
};

test('Twilio needs an account, a token, a sender and an address to report to, all told at once', () => {
  expect(faultsOf({ SMS_PROVIDER: 'twilio' })).toHaveLength(4);
  expect(faultsOf(twilio)).toEqual([]);
});

test.each(['+905320000000', 'KAHVE', 'Kahve 1', '34000', `MG${'a'.repeat(32)}`])(
  '%s can be a sender',
  (from) => {
    expect(faultsOf({ ...twilio, TWILIO_FROM: from })).toEqual([]);
  },
);

test.each(['905320000000', 'TWELVE CHARS', 'Şişli', `MG${'z'.repeat(32)}`, '   '])(
  '%s cannot be a sender',
  (from) => {
    expect(faultsOf({ ...twilio, TWILIO_FROM: from })).toHaveLength(1);
  },
);

test.each([
  ['http://twilio.elsewhere.example', 1],
  ['http://127.0.0.1.elsewhere.example', 1],
  ['https://twilio.elsewhere.example', 0],
  ['http://127.0.0.1:4010', 0],
  ['http://localhost:4010', 0],
])('production and a stand-in at %s', (TWILIO_API_URL, faults) => {
  const production = {
    MASTER_KEY: makeMasterKey(),
    SMTP_URL: 'smtp://m.example',
    ADMIN_URL: 'https://a.example',
  };
  const given = { ...twilio, ...production, NODE_ENV: 'production', DEMO_DATA: 'false' };
  expect(faultsOf({ ...given, TWILIO_API_URL })).toHaveLength(faults);
});

test('the documentation names every setting, and no other', async () => {
  const page = await readFile(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(named).toEqual(Object.keys(Environment.shape));
});
