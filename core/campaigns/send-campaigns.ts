import type { Platform } from '../platform.js';
import { systemScope, type Id, type Scope } from '../scope.js';
import type { SmsProvider } from '../sms/port.js';
import type { Sending } from '../sms/send-step.js';
import { sendNext } from './send-next.js';
import { settleRest } from './settle-rest.js';

/**
 * Batches under way at once: with 200 sockets, the default, one batch fills them and one waits, while two are claimed or written down.
 * With fewer the sockets rest meanwhile (docs/decisions/027).
 */
const LANES = 4;

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
  /** Whose turns its batches take; not known before the first. */
  sender?: string;
}

/** How often it is looked whether more campaigns are due while others are being sent. */
const LOOK_EVERY_MS = 1_000;

/**
 * Starts, sends, settles and ends whatever campaigns are due, until none is or `signal` aborts; what has a socket then is finished.
 * Campaigns take turns, a batch each, so that one's hundred thousand do not hold up another's ten, which joins as soon as it is due. Safe
 * in any number of processes.
 */
export async function sendCampaigns(
  platform: Platform,
  provider: SmsProvider,
  sending: Sending = {},
): Promise<void> {
  const { clock, log } = platform;
  const tended = new Map<string, Tended>();
  const turns: Tended[] = [];
  const lanes = new Set<Promise<void>>();
  let lookedAt = 0;
  const leave = (one: Tended): void => {
    const at = turns.indexOf(one);
    if (at >= 0) turns.splice(at, 1);
    if (one.busy === 0) tended.delete(one.name);
  };
  const refill = async (): Promise<void> => {
    lookedAt = clock.now().getTime();
    for (const { business_id, campaign_id } of await dueCampaigns(platform, [...tended.values()])) {
      const name = `${business_id}/${campaign_id}`;
      if (tended.has(name)) continue;
      const one = { name, scope: systemScope(business_id), campaignId: campaign_id, busy: 0, drained: false };
      tended.set(name, one);
      turns.push(one);
    }
    if (turns.length > 0) while (lanes.size < LANES) open();
  };
  const look = async (one: Tended): Promise<void> => {
    one.busy += 1;
    const { more, notBefore, sender } = await sendNext(platform, provider, one, sending).finally(
      () => (one.busy -= 1),
    );
    one.sender = sender;
    if (!more) Object.assign(one, { drained: true, notBefore });
    // The last lane to leave it sees to what is left: before that some are still on their way.
    if (one.drained && one.busy === 0) one.drained = !(await settleRest(platform, provider, one, sending));
  };
  const work = async (): Promise<void> => {
    while (!sending.signal?.aborted) {
      if (clock.now().getTime() - lookedAt >= LOOK_EVERY_MS) await refill();
      const one = turns.shift();
      if (!one) return;
      // One that is drained comes back if whoever settles it finds more to do.
      if (one.drained) continue;
      // Behind all others, and several lanes may be at it at once.
      turns.push(one);
      await look(one).catch((error: unknown) => {
        one.drained = true;
        log.error({ error, businessId: one.scope.businessId }, 'sending a campaign failed');
      });
      if (one.drained) leave(one);
      else if (!turns.includes(one)) turns.push(one);
    }
  };
  const open = (): void => {
    const lane = work()
      .catch((error: unknown) => log.error({ error }, 'looking for campaigns failed'))
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  };
  await refill();
  while (lanes.size > 0) await Promise.race(lanes);
}

/** Those that are looked after already must not fill the list and keep the others waiting. */
const dueCampaigns = (
  { db, clock }: Platform,
  tended: Tended[],
): Promise<{ business_id: Id; campaign_id: Id }[]> =>
  db.route(
    `SELECT business_id, campaign_id FROM campaign_due WHERE due_at <= $1 AND campaign_id <> ALL($2::bigint[])
     ORDER BY due_at LIMIT 100`,
    [clock.now(), tended.map(({ campaignId }) => campaignId)],
  );
