import type { Id, Scope } from '../../../core/scope.js';
import type { TestPlatform } from '../../support/test-platform.js';
import { CROWD_BODY, CROWD_NAMES } from './crowd-texts.js';
import { prepareCampaign } from './prepare-campaign.js';

const ORIGINALS = 1_000;

/** A campaign that is due, for that many guests: a multiple of a thousand, or less than that. */
export function prepareCrowd(at: TestPlatform, size: number): Promise<{ scope: Scope; campaignId: Id }> {
  const originals = Math.min(size, ORIGINALS);
  return prepareCampaign(at, originals, {
    names: CROWD_NAMES,
    body: CROWD_BODY,
    bookedSms: 3 * size,
    doubles: size / originals - 1,
  });
}
