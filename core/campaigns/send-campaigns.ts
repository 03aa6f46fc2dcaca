import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import type { SmsProvider } from '../sms/port.js';
import type { Sending } from '../sms/send-step.js';
import { sendNext } from './send-next.js';
import { settleRest } from './settle-rest.js';

/**
 * Batches under way at once: four are on the sockets while two are claimed or written down. With fewer the sockets rest meanwhile; what
 * more would claim would only wait for a socket.
 */
const LANES = 6;

/** A campaign that is looked after in this call. */
interface Tended {
  name: string;
  scope: Scope;
  campaignId: Id;
  /** Lanes that are at it. */
  busy: number;
  /** Nobody is left to be written to, or not before then. */
  drained: boolean;
  notBefore?: Date;
}

/**
 * Starts, sends, settles and ends whatever campaigns are due, until none is or `signal` aborts; what is under way then is finished.
 * Campaigns take turns, a batch each, so that one's hundred thousand do not hold up another's ten. Safe in any number of processes.
 */
export async function sendCampaigns(
  platform: Platform,
  provider: SmsProvider,
  sending: Sending = {},
): Promise<void> {
  const tended = new Map<string, Tended>();
  const turns: Tended[] = [];
  const refill = async (): Promise<void> => {
    for (const { business_id, campaign_id } of await dueCampaigns(platform)) {
      const name = `${business_id}/${campaign_id}`;
      if (tended.has(name)) continue;
      const one = { name, scope: systemScope(business_id), campaignId: campaign_id, busy: 0, drained: false };
      tended.set(name, one);
      turns.push(one);
    }
  };
  const look = async (one: Tended): Promise<void> => {
    one.busy += 1;
    const { more, notBefore } = await sendNext(platform, provider, one, sending).finally(
      () => (one.busy -= 1),
    );
    if (!more) Object.assign(one, { drained: true, notBefore });
    // The last lane to leave it sees to what is left: before that some are still on their way.
    if (!one.drained || one.busy > 0) return;
    one.drained = !(await settleRest(platform, provider, one, sending));
    if (one.drained) await refill();
  };
  const lane = async (): Promise<void> => {
    while (!sending.signal?.aborted) {
      const one = turns.shift();
      if (!one) return;
      // Behind all others, and several lanes may be at it at once.
      if (!one.drained) turns.push(one);
      else continue;
      await look(one).catch((error: unknown) => {
        one.drained = true;
        platform.log.error({ error, businessId: one.scope.businessId }, 'sending a campaign failed');
      });
      if (one.drained) turns.splice(0, turns.length, ...turns.filter((other) => other !== one));
      else if (!turns.includes(one)) turns.push(one);
    }
  };
  await refill();
  await Promise.all(Array.from({ length: LANES }, lane));
}

const dueCampaigns = ({ db, clock }: Platform): Promise<{ business_id: Id; campaign_id: Id }[]> =>
  db.route('SELECT business_id, campaign_id FROM campaign_due WHERE due_at <= $1 ORDER BY due_at LIMIT 100', [
    clock.now(),
  ]);
