import type { Config } from '../config.js';

/**
 * In milliseconds, of what the provider's list may lag after a claim: one quarter the claim holds, in another the line is opened, so that
 * whatever leaves has left by half of it; the rest is the provider's.
 */
export const quarterOfLagMs = ({ SMS_PROVIDER_LAG_SECONDS }: Config): number =>
  SMS_PROVIDER_LAG_SECONDS * 250;
