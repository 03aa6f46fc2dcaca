import { startCampaign } from '../../core/campaigns/start-campaign.js';
import { openTestPlatform, type TestPlatform } from '../../test/support/test-platform.js';
import { median } from '../result.js';
import { prepareCrowd } from '../../test/faults/sending/prepare-crowd.js';

/** The bare insert alone takes 0.27 to 0.5 s on a shared machine: the middle of three pairs was anything between 2.3 and 3.4. */
const RUNS = 9;
const COLUMNS = `business_id, purpose, payer, channel, guest_id, language, status, segments, created_at, campaign_id`;

/** Milliseconds to freeze a campaign of that many, and to insert as many rows of the same columns into a table that has a primary key and no more. */
export async function measureFreeze(recipients: number): Promise<{ ours: number; bare: number }> {
  const at = await openTestPlatform({
    config: { ...{ SMS_PROVIDER: 'sandbox', PUBLIC_URL: 'https://t.example' } },
  });
  try {
    await at.database.asOwner(
      'CREATE TABLE bare (LIKE message INCLUDING DEFAULTS, PRIMARY KEY (business_id, id))',
    );
    const times: { ours: number; bare: number }[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await freezeOnce(at, recipients));
    const middle = median(times.map(({ ours, bare }) => ours / bare));
    return times.find(({ ours, bare }) => ours / bare === middle)!;
  } finally {
    await at.close();
  }
}

async function freezeOnce(at: TestPlatform, recipients: number): Promise<{ ours: number; bare: number }> {
  const { scope, campaignId } = await prepareCrowd(at, recipients);
  const bare = await timed(() =>
    at.database.asOwner(
      `INSERT INTO bare (${COLUMNS})
       SELECT business_id, 'campaign', 'package', 'sms', id, language, 'pending', 1, created_at, 1 FROM guest WHERE business_id = $1`,
      [scope.businessId],
    ),
  );
  const ours = await timed(() => startCampaign(at.platform, scope, campaignId));
  const [{ frozen } = { frozen: 0 }] = await at.database.asOwner<{ frozen: number }>(
    'SELECT count(*)::int AS frozen FROM message WHERE business_id = $1',
    [scope.businessId],
  );
  if (frozen !== recipients) throw new Error(`${frozen} of ${recipients} were frozen`);
  await at.database.asOwner('TRUNCATE bare');
  return { ours, bare };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
