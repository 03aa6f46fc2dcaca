import type { Config } from '../config.js';
import { takePace, type Granted } from './pace.js';
import type { Platform } from '../platform.js';
import type { OutgoingSms } from './port.js';

/** Whose pace a message keeps to: the business's own sender, else the configured one; codes have one of their own where it is set. */
export function senderOf(
  config: Config,
  { purpose, from }: Pick<OutgoingSms, 'purpose'> & { from?: string | null },
): string {
  if (purpose === 'code' && config.TWILIO_CODE_FROM) return config.TWILIO_CODE_FROM;
  return from ?? config.TWILIO_FROM ?? config.SMS_PROVIDER;
}

/** Why a sender rests that was asked to be slower. */
export const THROTTLED = 'throttled';

/** How far ahead of its moment a campaign's message is claimed at most. */
const AHEAD_MS = 200;
/** Of the provider's rate: it counts by a clock of its own. */
const SHARE = 0.99;

/** Places given ahead and no bursts: no second holds more than the rate, and a late look loses no place. */
const paceOf = (perSecond: number) => ({ perSecond: perSecond * SHARE, burst: 1 });

/** Places for a campaign's next messages, at the provider's rate. */
export const takeTurns = ({ db, config, clock }: Platform, sender: string, want: number): Promise<Granted> =>
  takePace(db, sender, { ...paceOf(config.SMS_RATE_PER_SECOND), aheadMs: AHEAD_MS }, want, clock.now());

const A_DAY_MS = 24 * 3600_000;

/**
 * What cannot wait overtakes: its place is taken from whoever comes later. False while the account is refused; a campaign that is throttled
 * holds nobody else up.
 */
export async function overtake(
  { db, config, clock }: Platform,
  sender: string,
  want: number,
): Promise<boolean> {
  const pace = { ...paceOf(config.SMS_RATE_PER_SECOND), aheadMs: A_DAY_MS };
  const { pausedReason } = await takePace(db, sender, pace, want, clock.now());
  return pausedReason === null || pausedReason === THROTTLED;
}
