import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import type { Scope } from '../../../core/scope.js';

let at: TestPlatform;
let scope: Scope;

beforeAll(async () => {
  at = await openTestPlatform();
  ({ system: scope } = await makeBusiness(at));
});
afterAll(() => at?.close());

const REPLY = { purpose: 'reply', payer: 'platform', channel: 'sms', to_sealed: 'x', body_sealed: 'x' };
const RECIPIENT = { purpose: 'campaign', payer: 'package', channel: 'sms', campaign_id: '1' };

const insert = (row: Record<string, string | null>) =>
  at.platform.db.inScope(scope, (tx) => {
    const columns = Object.keys(row);
    return tx.sql(
      `INSERT INTO message (business_id, language, status, created_at, ${columns.join(', ')})
       VALUES ($1, 'tr', 'pending', $2, ${columns.map((_, i) => `$${i + 3}`).join(', ')}) RETURNING id`,
      [scope.businessId, tx.now, ...Object.values(row)],
    );
  });

test.each([
  ['a reply', REPLY],
  ['a recipient of a campaign, whose text and number come with its claim', RECIPIENT],
  ['a recipient of a reminder', { ...RECIPIENT, purpose: 'reminder' }],
  ['a campaign’s text as a test', { ...REPLY, purpose: 'campaign', payer: 'package' }],
  ['a gift on WhatsApp', { ...REPLY, purpose: 'gift', channel: 'whatsapp' }],
])('%s is a message', async (_, row) => {
  await expect(insert(row)).resolves.toHaveLength(1);
});

test.each<[string, Record<string, string | null>]>([
  ['a purpose that nobody knows', { ...REPLY, purpose: 'greeting' }],
  ['a payer that nobody knows', { ...REPLY, payer: 'guest' }],
  ['a channel that nobody knows', { ...REPLY, channel: 'fax' }],
  ['a message to nobody', { ...REPLY, to_sealed: null }],
  ['a message without a text', { ...REPLY, body_sealed: null }],
  ['a code without a challenge', { ...REPLY, purpose: 'code', body_sealed: null }],
  ['a code whose text is kept', { ...REPLY, purpose: 'code', challenge_id: '1' }],
  ['a challenge of what is no code', { ...REPLY, challenge_id: '1' }],
  ['a recipient whose payer nobody knows', { ...RECIPIENT, payer: 'guest' }],
  ['a recipient of what is no campaign', { ...RECIPIENT, purpose: 'gift' }],
  ['a recipient of a code', { ...RECIPIENT, purpose: 'code' }],
  ['a recipient with a challenge', { ...RECIPIENT, challenge_id: '1' }],
  ['a recipient on a channel that nobody knows', { ...RECIPIENT, channel: 'fax' }],
])('%s is none', async (_, row) => {
  await expect(insert(row)).rejects.toThrow(/message_whole/);
});
