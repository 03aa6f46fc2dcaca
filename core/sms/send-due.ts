import { loadBusiness } from '../businesses/business.js';
import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import { claimDue } from './claim-due.js';
import { dispatch } from './dispatch.js';
import type { SmsProvider } from './port.js';
import type { Sending } from './send-step.js';
import { overtake, senderOf } from './senders.js';

const BATCH = 50;

/**
 * Sends what somebody waits for: codes, or gifts and replies, business by business, until nothing is due. Safe in any number of
 * processes. Answers how many were tried.
 */
export async function sendDue(
  platform: Platform,
  provider: SmsProvider,
  lane: 'codes' | 'messages',
  sending: Sending = {},
): Promise<number> {
  let tried = 0;
  // Those that cannot be served now, for a refused sender or a failure, must not stand before all others.
  const idle: Id[] = [];
  while (!sending.signal?.aborted) {
    const businesses = await dueBusinesses(platform, lane, idle);
    if (businesses.length === 0) break;
    for (const businessId of businesses) {
      const sent = await sendBatch(platform, provider, lane, businessId, sending).catch((error: unknown) => {
        platform.log.error({ error, businessId }, 'sending for a business failed');
        return 0;
      });
      if (sent === 0) idle.push(businessId);
      tried += sent;
    }
  }
  return tried;
}

async function dueBusinesses({ db, clock }: Platform, lane: 'codes' | 'messages', idle: Id[]): Promise<Id[]> {
  const rows = await db.route<{ id: Id }>(
    `SELECT business_id AS id FROM message_due WHERE lane = $1 AND due_at <= $2 AND business_id <> ALL($3::bigint[])
     GROUP BY 1 ORDER BY min(due_at) LIMIT 100`,
    [lane, clock.now(), idle],
  );
  return rows.map(({ id }) => id);
}

async function sendBatch(
  platform: Platform,
  provider: SmsProvider,
  lane: 'codes' | 'messages',
  businessId: Id,
  sending: Sending,
): Promise<number> {
  const scope = systemScope(businessId);
  const sender = await readSender(platform, scope, lane);
  if (!(await overtake(platform, sender, 1))) return 0;
  const messages = await claimDue(platform, scope, lane, BATCH);
  if (messages.length > 1) await overtake(platform, sender, messages.length - 1);
  await dispatch(platform, provider, scope, messages, sending);
  return messages.length;
}

/** Whose pace they keep to and whose pause holds them: the same that the provider is asked to send from. */
async function readSender(
  { db, config }: Platform,
  scope: Scope,
  lane: 'codes' | 'messages',
): Promise<string> {
  if (lane === 'codes') return senderOf(config, { purpose: 'code' });
  const { smsSender: from } = await db.inScope(scope, (tx) => loadBusiness(scope, tx));
  return senderOf(config, { purpose: 'reply', from });
}
