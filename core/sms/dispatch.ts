import type { Platform } from '../platform.js';
import type { Scope } from '../scope.js';
import type { ClaimedSms } from './claimed-sms.js';
import { pauseSender } from './pace.js';
import type { SmsProvider } from './port.js';
import { putBack, wasNeverProcessed } from './put-back.js';
import { quarterOfLagMs } from './quarter-of-lag.js';
import { recordSending, type Answer } from './record-sending.js';
import type { Sending } from './send-step.js';
import { senderOf, THROTTLED } from './senders.js';

/** An account that is refused is looked at by people; nothing is lost by asking it rarely. */
const ACCOUNT_PAUSE_MS = 5 * 60_000;

/** A claim holds as long at most: the reaper asks much later, and what leaves after that may have been sent by another. */
const CLAIM_HOLDS_MS = 60_000;

/** When each message of a batch may go, in milliseconds from now; none: all at once. */
export interface Places {
  firstMs: number;
  everyMs: number;
}

/** Hands claimed messages to the provider and writes its answers down, in one transaction for all; what it had nothing to do with is put back. */
export async function dispatch(
  platform: Platform,
  provider: SmsProvider,
  scope: Scope,
  messages: ClaimedSms[],
  { onStep, onAnswer, signal, places, campaignSockets }: Sending & { places?: Places } = {},
): Promise<void> {
  if (messages.length === 0) return;
  const answers = await Promise.all(
    messages.map(async (message, at): Promise<Answer> => {
      if (places) await platform.clock.wait(Math.max(0, places.firstMs + at * places.everyMs));
      const ofCampaign = message.campaignId !== null;
      // Whoever stops finishes what has a socket, and puts back what would still wait for one.
      const send = async (): Promise<Answer['result']> =>
        ofCampaign && signal?.aborted ? { result: 'not_sent' } : attempt(platform, provider, message);
      const result = await (ofCampaign && campaignSockets ? campaignSockets.run(send) : send());
      onStep?.('first-answer');
      return { message, result };
    }),
  );
  onStep?.('answered');
  for (const { message, result } of answers) onAnswer?.(message.purpose, result.result);
  await pauseRefusedSenders(platform, answers);
  await platform.db.inScope(scope, (tx) => recordSending(scope, tx, provider.name, answers, onStep));
  const back = answers.filter(wasNeverProcessed);
  if (back.length > 0) await platform.db.inScope(scope, (tx) => putBack(scope, tx, back));
  onStep?.('recorded');
}

async function attempt(
  { clock, config, log }: Platform,
  provider: SmsProvider,
  message: ClaimedSms,
): Promise<Answer['result']> {
  if (
    clock.now().getTime() - message.claimedAt.getTime() >
    Math.min(CLAIM_HOLDS_MS, quarterOfLagMs(config))
  ) {
    log.warn({ messageId: message.messageId }, 'this process slept on a claim: the message waits again');
    return { result: 'not_sent' };
  }
  try {
    return await provider.send(message);
  } catch (error) {
    // Whether it left is unknown: it stays claimed until the provider has been asked.
    log.error({ error, provider: provider.name }, 'a provider threw');
    return { result: 'unclear' };
  }
}

/** A sender that was throttled rests as long as the provider said; an account that is refused, until somebody has looked. */
async function pauseRefusedSenders({ db, clock, config, log }: Platform, answers: Answer[]): Promise<void> {
  const pauses = new Map<string, { ms: number; reason: string }>();
  for (const { message, result } of answers) {
    if (result.result !== 'throttled' && result.result !== 'account_refused') continue;
    const throttled = result.result === 'throttled';
    const pause = throttled
      ? { ms: result.retryAfterMs, reason: THROTTLED }
      : { ms: ACCOUNT_PAUSE_MS, reason: result.reason };
    const sender = senderOf(config, message);
    if ((pauses.get(sender)?.ms ?? -1) < pause.ms) pauses.set(sender, pause);
  }
  for (const [sender, { ms, reason }] of pauses) {
    await pauseSender(db, sender, new Date(clock.now().getTime() + ms), reason);
    if (reason !== THROTTLED) log.error({ reason }, 'the provider refuses the account: sending is paused');
  }
}
