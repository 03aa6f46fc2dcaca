import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import {
  parseTemplate,
  personalise,
  withOptOut,
  type Template,
} from '../../../core/campaigns/personalise.js';
import { Guest } from '../../../core/db/entities/guest.js';
import { systemScope, type Id } from '../../../core/scope.js';
import { countTemplate, segmentsOf, type SegmentTable } from '../../../core/campaigns/count-template.js';
import { countExactly } from '../../../core/sms/segments.js';
import { nameUnits } from '../../../core/sms/name-units.js';
import { anyName } from '../../support/any-name.js';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const CODE = 'K7QF-29XM';
const LINK = 'https://tara.example/~k/l/aZ3_x9Qe';

const words = fc.constantFrom(
  '{name}',
  '{Name}',
  '{link}',
  '{CODE}',
  '{ad}',
  ' ',
  ', ',
  '\n',
  'Merhaba',
  'şu hafta',
  '€5',
  'x'.repeat(60),
  'ж'.repeat(30),
  '😀',
  '\u0301',
  '\u200d',
  'k',
  '{',
  '['.repeat(20),
);
/** Every length before the rest, so that the end of a segment falls on every place of a name. */
const anyTemplate = fc
  .record({
    before: fc.integer({ min: 1, max: 160 }),
    letter: fc.constantFrom('k', 'ş'),
    parts: fc.array(words, { maxLength: 10 }),
  })
  .map(({ before, letter, parts }) => `${letter.repeat(before)}{name}${parts.join('')}`)
  .filter((text) => [...text].length <= 1_000)
  .map((text) => parseTemplate(text));
const anySample = fc.record({
  transliterate: fc.boolean(),
  suffixUnits: fc.integer({ min: 0, max: 8 }),
  link: fc.constantFrom(LINK, null),
  code: fc.constantFrom(CODE, null),
  ending: fc.constantFrom('Cikmak icin DUR yazip yanitlayin.', 'Çıkmak için', null),
});
type Sample = Parameters<typeof countTemplate>[1];

/** What the provider's calculator says of the text that this guest would get. */
function billed(template: Template, sample: Sample, name: string | null): number {
  const text = personalise(template, { ...sample, name }, sample);
  const whole = `${text}${sample.ending === null ? '' : `\n${sample.ending}`}${'x'.repeat(sample.suffixUnits)}`;
  return new SegmentedMessage(whole).segmentsCount;
}

function lookUp(table: SegmentTable, name: string | null): number {
  if (name === null) return table.gsm[0]!;
  const { gsm, ucs2, plain } = nameUnits(name);
  const narrow = table.transliterate ? (plain ?? gsm) : gsm;
  return narrow === null ? table.ucs2[ucs2]! : table.gsm[narrow]!;
}

test('the table says what is billed, for any text and any regular name', () => {
  fc.assert(
    fc.property(
      anyTemplate,
      anySample,
      fc.array(anyName, { minLength: 1, maxLength: 8 }),
      (template, sample, names) => {
        const table = countTemplate(template, sample);
        for (const name of [null, ...names.filter((name) => !nameUnits(name).irregular || !table.usesName)])
          expect([name, lookUp(table, name)]).toEqual([name, billed(template, sample, name)]);
      },
    ),
    { numRuns: 60 },
  );
});

/** Texts of which the name lies across the first segment's end, and the last segment is just full: one sign moved makes one more. */
const brimful = (name: string) =>
  Array.from({ length: name.length + 2 }, (_, i) => 67 - i)
    .map((before) => `${'ş'.repeat(before)}{name}${'ş'.repeat(134 - before - name.length)}`)
    .map((text) => parseTemplate(text));
const SAMPLE: Sample = { link: null, code: null, ending: null, transliterate: false, suffixUnits: 0 };
const isMiscounted = (name: string) =>
  brimful(name).some((text) => lookUp(countTemplate(text, SAMPLE), name) !== billed(text, SAMPLE, name));

test('a name is called irregular where the table would be wrong, and nowhere else', () => {
  for (const name of ['Şule', 'Jean-Luc', 'محمد', 'Иван', '李小龙', 'ΔΦ'])
    expect([name, nameUnits(name).irregular, isMiscounted(name)]).toEqual([name, false, false]);
  for (const name of ['𝒜li', 'Ja\u0327n', 'क्षि', 'กำน'])
    expect([name, nameUnits(name).irregular, isMiscounted(name)]).toEqual([name, true, true]);
});

test('irregular names are counted one by one, exactly', () => {
  fc.assert(
    fc.property(anyTemplate, anySample, anyName, (template, sample, name) => {
      const text = personalise(template, { ...sample, name }, sample);
      const ended = sample.ending === null ? text : `${text}\n${sample.ending}`;
      expect(countExactly(ended, sample.suffixUnits)).toBe(billed(template, sample, name));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['Şule', { gsm: null, ucs2: 4, plain: 4, irregular: false }],
  ['Käthe', { gsm: 5, ucs2: 5, plain: 5, irregular: false }],
  ['Иван', { gsm: null, ucs2: 4, plain: null, irregular: false }],
  ['ΔΦ', { gsm: 2, ucs2: 2, plain: null, irregular: false }],
  ['Oﬃce', { gsm: null, ucs2: 4, plain: 6, irregular: false }],
  ['𝒜li', { gsm: null, ucs2: 4, plain: 3, irregular: true }],
  ['Ja\u0327n', { gsm: null, ucs2: 4, plain: 3, irregular: true }],
  ['김', { gsm: null, ucs2: 1, plain: null, irregular: true }],
])('%s costs %j', (name, units) => {
  expect(nameUnits(name)).toEqual(units);
});

test('most names of the languages spoken here are regular', () => {
  for (const name of [
    'Şule Yılmaz',
    'İbrahim Çağrı',
    'Jürgen Groß',
    "Grace O'Neill",
    'محمد',
    'Иван Петров',
    '李小龙',
  ])
    expect([name, nameUnits(name).irregular]).toEqual([name, false]);
});

describe('in Postgres', () => {
  let at: TestPlatform;
  let businessId: Id;
  beforeAll(async () => {
    at = await openTestPlatform();
    businessId = (await makeBusiness(at)).id;
  });
  afterAll(() => at?.close());

  test.each([true, false])(
    'every guest is counted by the names’ units alone (transliterated: %s)',
    async (transliterate) => {
      const scope = systemScope(businessId);
      const names = [null, ...fc.sample(anyName, { numRuns: 200, seed: 7 }), 'Şule', 'ΔΦ', 'Иван'].filter(
        (name) => name === null || !nameUnits(name).irregular,
      );
      const template = parseTemplate(`Merhaba {name}, {link} ${'x'.repeat(85)}`);
      const sample = { transliterate, suffixUnits: 5, link: LINK, code: null, ending: null };
      const counted = await at.platform.db.inScope(scope, async (tx) => {
        const ids = await tx.insertRows(
          Guest,
          names.map((name, i) => {
            const units = name === null ? null : nameUnits(name);
            return {
              businessId,
              language: 'tr',
              phoneIndex: Buffer.from(`${transliterate}${i}`),
              phoneIndexVersion: 1,
              nameGsmUnits: units?.gsm ?? null,
              nameUcs2Units: units?.ucs2 ?? null,
              namePlainUnits: units?.plain ?? null,
              smsConsent: true,
              provenAt: tx.now,
              lastVisitAt: tx.now,
              createdAt: tx.now,
            };
          }),
        );
        const { sql, params } = segmentsOf(countTemplate(template, sample), 'g', 3);
        const rows = await tx.sql<{ id: Id; segments: number }>(
          `SELECT g.id, ${sql} AS segments FROM guest g WHERE g.business_id = $1 AND g.id = ANY($2::bigint[])`,
          [businessId, ids, ...params],
        );
        const byId = new Map(rows.map(({ id, segments }) => [id, segments]));
        return ids.map((id) => byId.get(id));
      });
      expect(counted).toEqual(names.map((name) => billed(template, sample, name)));
      expect(new Set(counted).size).toBeGreaterThan(1);
    },
  );
});

test('what is counted is what is sent: the opt-out line as the table has it', () => {
  const template = parseTemplate('Merhaba {name}');
  const text = personalise(template, { name: 'Şule', link: null, code: null }, { transliterate: true });
  expect(withOptOut(text, 'tr', 'reply', '')).toBe('Merhaba Sule\nCikmak icin DUR yazip yanitlayin.');
});
