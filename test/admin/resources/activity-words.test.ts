import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTION_WORDS, SUBJECT_WORDS, TYPES } from '../../../admin/resources/activity/action-words.js';
import { writeEntry } from '../../../admin/resources/activity/write-entry.js';
import { REMINDER_KINDS } from '../../../core/reminders/reminder.js';

/** Everything in core that appends to a log, by what stands in its source. */
const SOURCES = readdirSync('core', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .filter((source) => /append(?:Platform)?Activity\(|changeAccount\(|moveEpoch\(/.test(source));

function found(pattern: RegExp): string[] {
  return [...new Set(SOURCES.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name!)))];
}

test('every action and every subject that core logs has its words and its type', () => {
  const actions = found(
    /'((?:business|package|balance|gift|coupon|campaign|reminder|staff|account)\.[a-z_]+)'/g,
  ).filter(
    // What is sealed is named alike.
    (name) => !SEALED.includes(name),
  );
  expect(actions.length).toBeGreaterThan(30);
  const edits = REMINDER_KINDS.map((kind) => `reminder.${kind}.edit`);
  expect([...actions, ...edits].filter((action) => !Object.hasOwn(ACTION_WORDS, action))).toEqual([]);
  const types = Object.values(TYPES).flatMap(({ subjects }) => subjects);
  expect(Object.keys(ACTION_WORDS).filter((action) => !types.includes(action.split('.')[0]!))).toEqual([]);
  const subjects = found(/subject: \{ type: '(\w+)'/g);
  expect(subjects.length).toBeGreaterThan(6);
  expect(subjects.filter((subject) => !Object.hasOwn(SUBJECT_WORDS, subject))).toEqual([]);
});

const SEALED = ['staff.name', 'account.email', 'account.totp', 'gift.title'];

const ENTRY = {
  ...({ id: '1', at: new Date(0), actorRole: 'owner', actorId: '7', actorName: null } as const),
  ...{
    action: 'package.adjust',
    subjectType: 'sms_package',
    subjectId: '3',
    subjectName: null,
    reason: null,
  },
};

test('what was and became is written in each language; what has no words is told by its name', () => {
  const changes = {
    ...{ priceMinor: [100_050, 200_000], renews: [false, true], strange: ['constructor', null] },
  } as never;
  const written = (language: 'tr' | 'en' | 'de') =>
    writeEntry({ ...ENTRY, changes, fields: ['priceMinor', 'renews', 'strange', 'toString'] }, language);
  expect(written('tr')).toMatchObject({
    ...{ actor: 'İşletme sahibi #7', subject: 'Paket #3' },
    changes: 'ücret: 1.000,50 → 2.000,00 · yenilenir: hayır → evet · strange: constructor → – · toString',
  });
  expect(written('en')['changes']).toContain('price: 1,000.50 → 2,000.00');
  expect(written('de')['changes']).toContain('Preis: 1.000,50 → 2.000,00');
});

test.each([
  ['JPY', 'en', 'price: ¥5,000 → ¥12,000'],
  ['KWD', 'en', 'price: KWD 5.000 → KWD 12.000'],
  ['EUR', 'de', 'Preis: 50,00 € → 120,00 €'],
] as const)(
  'a price in %s has its currency’s digits, and what did not change is not told',
  (currency, language, text) => {
    const changes = { priceMinor: [5_000, 12_000], currency: [currency, currency] } as never;
    const { changes: told } = writeEntry({ ...ENTRY, changes, fields: ['priceMinor'] }, language);
    expect(String(told).replaceAll('\u00a0', ' ')).toBe(text);
  },
);
