import type { Platform } from '../platform.js';
import { systemScope, type Id } from '../scope.js';
import type { SmsProvider } from '../sms/port.js';
import type { Sending } from '../sms/send-step.js';
import { tendCampaign } from './tend-campaign.js';

/** Batches under way at once; with the size of a batch that is how many messages are on sockets. */
const LANES = 4;

interface Due {
  business_id: Id;
  campaign_id: Id;
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
  const turns = new Map<string, Due & { looks: number }>();
  /** Left alone until the next call: not due, or failing. */
  const done = new Set<string>();
  const nameOf = (due: Due): string => `${due.business_id}/${due.campaign_id}`;
  const refill = async (): Promise<void> => {
    for (const due of await dueCampaigns(platform))
      if (!turns.has(nameOf(due)) && !done.has(nameOf(due))) turns.set(nameOf(due), { ...due, looks: 0 });
  };
  const next = (): (Due & { looks: number }) | undefined => {
    const [name, due] = [...turns].reduce<[string?, (Due & { looks: number })?]>(
      (least, [key, one]) => (least[1] && least[1].looks <= one.looks ? least : [key, one]),
      [],
    );
    if (name === undefined || !due) return undefined;
    due.looks += 1;
    // Behind all others that were looked at as often.
    turns.delete(name);
    turns.set(name, due);
    return due;
  };
  const lane = async (): Promise<void> => {
    for (let due = next(); due && !sending.signal?.aborted; due = next()) {
      const more = await tendCampaign(
        platform,
        provider,
        systemScope(due.business_id),
        due.campaign_id,
        sending,
      ).catch((error: unknown) => {
        platform.log.error({ error, businessId: due?.business_id }, 'sending a campaign failed');
        return false;
      });
      if (more) continue;
      turns.delete(nameOf(due));
      done.add(nameOf(due));
      await refill();
    }
  };
  await refill();
  await Promise.all(Array.from({ length: LANES }, lane));
}

const dueCampaigns = ({ db, clock }: Platform): Promise<Due[]> =>
  db.route<Due>(
    'SELECT business_id, campaign_id FROM campaign_due WHERE due_at <= $1 ORDER BY due_at LIMIT 100',
    [clock.now()],
  );
