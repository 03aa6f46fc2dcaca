import { anchorHeads } from '../core/activity-log/anchor-heads.js';
import { expireDueCoupons } from '../core/gifts/expire-due-coupons.js';
import { purgeUnprovenBytes } from '../core/conversations/stored-bytes.js';
import { purgeCodeRequests } from '../core/guests/take-code-allowance.js';
import { keepRollups } from '../core/insights/rollups/keep-rollups.js';
import { sweepPackages } from '../core/packages/sweep-packages.js';
import { refreshHourPattern } from '../core/insights/refresh-hour-pattern.js';
import type { Platform } from '../core/platform.js';
import { runDueReminders } from '../core/reminders/run-due-reminders.js';
import type { SmsProvider } from '../core/sms/port.js';
import { reapClaims } from '../core/sms/reap-claims.js';
import { sendDue } from '../core/sms/send-due.js';
import type { Sending } from '../core/sms/send-step.js';

type Step = (platform: Platform, provider: SmsProvider, sending: Sending) => Promise<unknown>;

/**
 * The parts of a sweep, in their order. Each may run twice at once, or late, and does no harm. What asks a provider comes after what
 * needs Postgres alone: one that does not answer takes ten seconds a message.
 */
export const SWEEP_STEPS = {
  coupons: (platform) => expireDueCoupons(platform),
  packages: (platform) => sweepPackages(platform),
  reminders: (platform, _provider, { signal }) => runDueReminders(platform, signal),
  code_requests: (platform) => purgeCodeRequests(platform),
  unproven_bytes: (platform) => purgeUnprovenBytes(platform),
  hour_pattern: (platform) => refreshHourPattern(platform),
  anchors: (platform) => anchorHeads(platform),
  codes: (platform, provider, sending) => sendDue(platform, provider, 'codes', sending),
  messages: (platform, provider, sending) => sendDue(platform, provider, 'messages', sending),
  claims: (platform, provider, sending) => reapClaims(platform, provider, sending),
  rollups: (platform, _provider, { signal }) => keepRollups(platform, { signal }),
} as const satisfies Record<string, Step>;

export type SweepStep = keyof typeof SWEEP_STEPS;

export interface Sweeping extends Sending {
  /** Told that a step begins; what it returns is told how the step ended. */
  onSweepStep?: (step: SweepStep) => (result: 'done' | 'failed') => void;
  /** Other steps, for a test. */
  steps?: Partial<Record<SweepStep, Step>>;
}

/** Finds whatever is due, once a minute. A step that fails is logged, and the steps after it run all the same. */
export async function sweep(
  platform: Platform,
  provider: SmsProvider,
  { onSweepStep, steps = SWEEP_STEPS, ...sending }: Sweeping = {},
): Promise<void> {
  for (const [name, step] of Object.entries(steps) as [SweepStep, Step][]) {
    if (sending.signal?.aborted) return;
    const ended = onSweepStep?.(name);
    try {
      await step(platform, provider, sending);
      ended?.('done');
    } catch (error) {
      ended?.('failed');
      platform.log.error({ error, step: name }, 'a step of the sweep failed');
    }
  }
}
