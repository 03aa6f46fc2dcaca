import { loadBusiness, type Business } from '../businesses/business.js';
import { UnknownKeyVersion } from '../crypto/key-ring.js';
import type { Tx, Work } from '../db/tx.js';
import type { Language } from '../i18n/languages.js';
import { parsePhone } from '../guests/phone.js';
import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import { codeText } from './code-text.js';
import type { ClaimedSms } from './claimed-sms.js';
import type { OutgoingSms, SendResult, SmsProvider } from './port.js';
import { recordSending } from './record-sending.js';

const BATCH = 50;

/** How long a provider may be slow to show what it accepted. */
const PROVIDER_LAG_MS = 15 * 60_000;

/** Sends what is due in a lane, business by business, until nothing is. Safe in any number of processes. Answers how many were tried. */
export async function sendDue(platform: Platform, provider: SmsProvider, lane: Work): Promise<number> {
  let tried = 0;
  for (;;) {
    const businesses = await dueBusinesses(platform, lane);
    let sent = 0;
    for (const businessId of businesses) {
      // One business that cannot be served must not stand before all others.
      sent += await sendBatch(platform, provider, lane, systemScope(businessId)).catch((error: unknown) => {
        platform.log.error({ error, businessId }, 'sending for a business failed');
        return 0;
      });
    }
    if (sent === 0) return tried;
    tried += sent;
  }
}

async function dueBusinesses({ db, clock }: Platform, lane: Work): Promise<Id[]> {
  const rows = await db.route<{ id: Id }>(
    `SELECT business_id AS id FROM message_due WHERE lane = $1 AND due_at <= $2 GROUP BY 1 ORDER BY min(due_at) LIMIT 100`,
    [lane, clock.now()],
  );
  return rows.map(({ id }) => id);
}

async function sendBatch(
  platform: Platform,
  provider: SmsProvider,
  lane: Work,
  scope: Scope,
): Promise<number> {
  const messages = await claim(platform, lane, scope);
  await Promise.all(
    messages.map(async (message) => {
      const result = await attempt(platform, provider, message);
      await platform.db.inScope(scope, (tx) => recordSending(scope, tx, message, provider.name, result));
    }),
  );
  return messages.length;
}

async function attempt({ log }: Platform, provider: SmsProvider, message: ClaimedSms): Promise<SendResult> {
  try {
    return await provider.send(message);
  } catch (error) {
    // Whether it left is unknown: it stays claimed until the provider has been asked.
    log.error({ error, provider: provider.name }, 'a provider threw');
    return { result: 'unclear' };
  }
}

interface ClaimedRow {
  id: Id;
  purpose: OutgoingSms['purpose'];
  channel: OutgoingSms['channel'];
  challenge_id: Id | null;
  sending: number | null;
  language: Language;
  to_sealed: Buffer;
  body_sealed: Buffer | null;
  expires_at: Date | null;
}

/**
 * Claims what goes out now. The claim is committed before the first byte leaves; its `message_due` row stays, due again when the
 * provider must know, so that nothing claimed is ever forgotten. What ran out while waiting is skipped.
 */
async function claim(platform: Platform, lane: Work, scope: Scope): Promise<ClaimedSms[]> {
  return platform.db.inScope(scope, async (tx) => {
    const due = await tx.sql<{ id: Id }>(
      `SELECT message_id AS id FROM message_due WHERE business_id = $1 AND lane = $2 AND due_at <= $3
       ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED`,
      [scope.businessId, lane, tx.now, BATCH],
    );
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    await tx.sql(
      `WITH late AS (UPDATE message SET status = 'skipped', reason = 'expired', settled_at = $3
         WHERE business_id = $1 AND id = ANY($2) AND status = 'pending' AND expires_at <= $3 RETURNING id)
       DELETE FROM message_due d USING late WHERE d.business_id = $1 AND d.message_id = late.id`,
      [scope.businessId, ids, tx.now],
    );
    const rows = await tx.sql<ClaimedRow>(
      `UPDATE message SET status = 'claimed', claimed_at = $3 WHERE business_id = $1 AND id = ANY($2) AND status = 'pending'
       RETURNING id, purpose, channel, challenge_id, sending, language, to_sealed, body_sealed, expires_at`,
      [scope.businessId, ids, tx.now],
    );
    await tx.sql(
      `UPDATE message_due SET lane = 'reap', due_at = $3 WHERE business_id = $1 AND message_id = ANY($2)`,
      [scope.businessId, rows.map(({ id }) => id), new Date(tx.now.getTime() + PROVIDER_LAG_MS)],
    );
    const business = await loadBusiness(scope, tx);
    const ready: ClaimedSms[] = [];
    for (const row of rows) {
      try {
        ready.push(write(platform, scope, tx, business, lane, row));
      } catch (error) {
        if (error instanceof UnknownKeyVersion) throw error;
        platform.log.error({ error, messageId: row.id }, 'a message cannot be read');
        await failUnreadable(scope, tx, row.id);
      }
    }
    return ready;
  });
}

/** The message as it goes out. Throws when its row cannot be opened. */
function write(
  { config, keys }: Platform,
  scope: Scope,
  tx: Tx,
  business: Business,
  lane: Work,
  row: ClaimedRow,
): ClaimedSms {
  const to = tx.keys.open('message.to', row.to_sealed);
  const body = row.body_sealed
    ? tx.keys.open('message.body', row.body_sealed)
    : codeText({
        business,
        code: keys.code(row.challenge_id!, row.sending!),
        language: row.language,
        country: parsePhone(to, business.country).country,
        publicUrl: config.PUBLIC_URL,
        provider: config.SMS_PROVIDER,
      });
  const { id, purpose, channel, expires_at: expiresAt } = row;
  const { businessId } = scope;
  const own = { id, lane, businessId, messageId: id, reference: `${businessId}-${id}` };
  return { ...own, to, body, purpose, channel, expiresAt };
}

async function failUnreadable(scope: Scope, tx: Tx, id: Id): Promise<void> {
  await tx.sql(
    `UPDATE message SET status = 'failed', reason = 'unreadable', settled_at = $3
     WHERE business_id = $1 AND id = $2 AND status = 'claimed'`,
    [scope.businessId, id, tx.now],
  );
  await tx.sql('DELETE FROM message_due WHERE business_id = $1 AND message_id = $2', [scope.businessId, id]);
}
