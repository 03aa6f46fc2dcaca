import type { Id } from '../../../../core/scope.js';
import type { TestPlatform } from '../../../support/test-platform.js';

/** Rows of the raw tables, by table; columns as they are called there. What is left out gets what such a row needs. */
export type Rows = Partial<Record<TableName, Record<string, unknown>[]>>;
export type TableName = keyof typeof DEFAULTS;

const BYTES = '\\x00';
let next = 1_000_000;
/** An id that nothing else in this process has. */
export const newId = (): string => String((next += 1));

/** In the order in which they may be written. */
const DEFAULTS = {
  business: () => ({
    ...{
      name: 'Kahve',
      status: 'open',
      country: 'TR',
      region: 'İstanbul',
      city: 'Kadıköy',
      address_line: 'Moda Cd. 7',
    },
    ...{
      timezone: 'Europe/Istanbul',
      language: 'tr',
      languages: ['tr'],
      legal_name: 'Kahve Ltd.',
      contact_email: 'a@b.example',
    },
    ...{
      review_rule: 'after_step',
      greeting: {},
      social_links: {},
      version: 1,
      quiet_from: '21:00',
      quiet_until: '09:00',
    },
    ...{ campaign_pause_hours: 24, created_at: '2026-01-01T00:00:00Z' },
  }),
  scan: () => ({ id: newId(), device_hash: BYTES, source: 'qr' }),
  guest: () => ({
    ...{
      id: newId(),
      phone_index: `\\x${newId().padStart(8, '0')}`,
      phone_index_version: 1,
      language: 'tr',
      sms_consent: true,
    },
    ...{ name_irregular: false },
  }),
  conversation: () => {
    const id = newId();
    return {
      ...{
        id,
        public_id: `world-${id}`,
        channel: 'web',
        language: 'tr',
        state_sealed: BYTES,
        last_seq: 0,
        stored_bytes: 0,
        hidden_seq: 0,
      },
      answers: 1,
    };
  },
  challenge: () => ({
    ...{
      id: newId(),
      phone_sealed: BYTES,
      phone_index: BYTES,
      phone_index_version: 1,
      language: 'tr',
      tries: 1,
      sendings: 1,
    },
  }),
  visit: () => ({}),
  review: () => ({ id: newId() }),
  gift: () => ({ id: newId(), current_version: 1, kind: 'visit' }),
  gift_version: () => ({ version: 1, title: {}, terms: {}, valid_days: 30 }),
  campaign: () => ({
    ...{
      id: newId(),
      kind: 'campaign',
      status: 'sent',
      body: 'Merhaba',
      language: 'tr',
      transliterate: false,
      audience: {},
    },
    revision: 1,
  }),
  coupon: () => {
    const id = newId();
    return {
      id,
      gift_version: 1,
      code_sealed: BYTES,
      code_index: `\\x${id.padStart(8, '0')}`,
      status: 'issued',
    };
  },
  message: () => ({
    ...{
      id: newId(),
      purpose: 'campaign',
      payer: 'package',
      channel: 'sms',
      language: 'tr',
      status: 'pending',
      segments: 1,
    },
    ...{ to_sealed: BYTES, body_sealed: BYTES },
  }),
  short_link: () => ({ code: `code${newId()}`, kind: 'link' }),
  link_click: () => ({ id: newId(), device_hash: BYTES }),
  social_click: () => ({ id: newId(), network: 'x', device_hash: BYTES }),
} satisfies Record<string, () => Record<string, unknown>>;

/** A guest who joined then, and was here then for the only time. */
export const joinedAt = (at: string): Record<string, unknown> => ({
  proven_at: at,
  last_visit_at: at,
  created_at: at,
});

/** A business that is nothing but its row, as the owner of the tables writes it. */
export async function insertBusiness(
  { platform, database }: TestPlatform,
  fields: Record<string, unknown> = {},
): Promise<Id> {
  const id = await platform.db.nextBusinessId();
  const row = { business_id: id, ...DEFAULTS.business(), ...fields };
  await database.asOwner('INSERT INTO business SELECT * FROM jsonb_populate_record(null::business, $1)', [
    row,
  ]);
  await database.asOwner(
    `INSERT INTO business_key (business_id, version, wrapped, created_at) VALUES ($1, 1, $2, '2026-01-01T00:00:00Z')`,
    [id, platform.keyStore.makeBusinessKey(id)],
  );
  return id;
}

/** Statements that write these rows of a business, with their parameters: by whoever runs them. */
export const insertsOf = (businessId: Id, rows: Rows): { sql: string; params: [string] }[] =>
  (Object.keys(DEFAULTS) as TableName[])
    .filter((table) => (rows[table]?.length ?? 0) > 0)
    .map((table) => ({
      sql: `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(null::${table}, $1)`,
      params: [
        JSON.stringify(
          rows[table]!.map((row) => ({ business_id: businessId, ...DEFAULTS[table](), ...row })),
        ),
      ],
    }));

/** Writes rows of a business, past every use case. */
export async function insertRows({ database }: TestPlatform, businessId: Id, rows: Rows): Promise<void> {
  for (const { sql, params } of insertsOf(businessId, rows)) await database.asOwner(sql, params);
}
