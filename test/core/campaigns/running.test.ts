import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyActivity } from '../../../core/activity-log/verify-activity.js';
import { cancelCampaign } from '../../../core/campaigns/cancel-campaign.js';
import { deleteCampaign } from '../../../core/campaigns/delete-campaign.js';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { editCampaign } from '../../../core/campaigns/edit-campaign.js';
import { pauseCampaign } from '../../../core/campaigns/pause-campaign.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { resumeCampaign } from '../../../core/campaigns/resume-campaign.js';
import { scheduleCampaign } from '../../../core/campaigns/schedule-campaign.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import type { Tx } from '../../../core/db/tx.js';
import { readBalance } from '../../../core/packages/balance.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import { guestScope, type Id } from '../../../core/scope.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { casesOf } from './run-cases.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-01T09:00:00Z');
let at: TestPlatform;
let cafe: CampaignCafe;
let other: CampaignCafe;
let cases: ReturnType<typeof casesOf>;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  cafe = await openCampaignCafe(at, { guests: 3 });
  other = await openCampaignCafe(at);
  cases = casesOf(at, cafe);
});
afterAll(() => at?.close());

const refusal = (code: string) => expect.objectContaining({ code });

describe('while it is sent', () => {
  test('it is paused and goes on; the second tap changes nothing', async () => {
    const id = await cases.started();
    await cases.act(pauseCampaign, id);
    await cases.act(pauseCampaign, id);
    expect((await cases.row(id)).status).toBe('paused');
    await cases.act(resumeCampaign, id);
    await cases.act(resumeCampaign, id);
    expect((await cases.row(id)).status).toBe('sending');
    expect(await cases.due(id)).toEqual([clock.now()]);
  });

  test('what is only scheduled is neither paused nor resumed: its audience is frozen by the start alone', async () => {
    const { id } = await cases.draft();
    await cases.quick(id, 1);
    await expect(cases.act(resumeCampaign, id)).rejects.toEqual(refusal('campaign_not_paused'));
    await expect(cases.act(pauseCampaign, id)).rejects.toEqual(refusal('campaign_not_sending'));
  });

  test.each([false, true])(
    'cancelling leaves out who was not claimed and frees their SMS (paused: %s)',
    async (paused) => {
      const fresh = await openCampaignCafe(at, { guests: 3, bookedSms: 50 });
      const id = await fresh.run((tx) =>
        quickSendCampaign(fresh.owner, tx, { draft: CAMPAIGN, requestKey: 'to-cancel' }),
      );
      await startCampaign(at.platform, fresh.system, id);
      const [claimed] = await at.database.asOwner<{ id: Id; segments: number }>(
        `UPDATE message SET status = 'claimed' WHERE id = (SELECT min(id) FROM message WHERE campaign_id = $1 AND status = 'pending')
       RETURNING id, segments`,
        [id],
      );
      if (paused) await fresh.run((tx) => pauseCampaign(fresh.owner, tx, id));
      expect(await fresh.run((tx) => cancelCampaign(fresh.owner, tx, id))).toBe(2);
      expect(await fresh.run((tx) => cancelCampaign(fresh.owner, tx, id))).toBe(0);
      expect(await cases.row(id)).toMatchObject({ status: 'cancelled', finished_at: clock.now() });
      // Somebody looks once more: of the claimed one nobody knows yet.
      expect(await cases.due(id)).toEqual([clock.now()]);
      expect(await fresh.run((tx) => readBalance(fresh.owner, tx))).toEqual({
        available: 50 - claimed!.segments,
        reserved: claimed!.segments,
      });
      expect((await fresh.run((tx) => verifyLedger(fresh.owner, tx))).faults).toEqual([]);
      expect(
        await at.database.asOwner('SELECT status, reason FROM message WHERE campaign_id = $1 ORDER BY id', [
          id,
        ]),
      ).toEqual([
        { status: 'claimed', reason: null },
        { status: 'skipped', reason: 'cancelled' },
        { status: 'skipped', reason: 'cancelled' },
      ]);
    },
  );
});

describe('whose it is', () => {
  test('no guest, no cashier, no other business', async () => {
    const { id } = await cases.draft();
    const guest = guestScope(cafe.id);
    for (const how of [pauseCampaign, resumeCampaign, cancelCampaign, deleteCampaign]) {
      for (const scope of [guest, cafe.cashier])
        await expect(cases.act(how, id, scope)).rejects.toEqual(refusal('forbidden'));
      await expect(cases.act(how, id, other.owner)).rejects.toEqual(refusal('not_found'));
    }
    for (const scope of [guest, cafe.cashier]) {
      const run = <T>(work: (tx: Tx) => Promise<T>) => cafe.panel.db.inScope(scope, work);
      const stale = { campaignId: id, revision: 1 };
      for (const tried of [
        run((tx) => draftCampaign(scope, tx, CAMPAIGN)),
        run((tx) => editCampaign(scope, tx, { ...CAMPAIGN, ...stale })),
        run((tx) => scheduleCampaign(scope, tx, { ...stale, at: { date: '2026-10-02', time: '10:00' } })),
        run((tx) => quickSendCampaign(scope, tx, { ...stale, requestKey: 'not-theirs' })),
      ])
        await expect(tried).rejects.toEqual(refusal('forbidden'));
    }
    await expect(
      other.run((tx) =>
        quickSendCampaign(other.owner, tx, { campaignId: id, revision: 1, requestKey: 'not-theirs' }),
      ),
    ).rejects.toEqual(refusal('not_found'));
    expect((await cases.row(id)).status).toBe('draft');
  });

  test('every change is in the activity log, by ids and names of fields', async () => {
    const { id } = await cases.draft();
    await cases.edit(id, 1);
    await cases.schedule(id, 2);
    await cases.act(deleteCampaign, id);
    const entries = await at.database.asOwner<{ action: string }>(
      `SELECT action FROM activity_entry WHERE business_id = $1 AND subject_type = 'campaign' AND subject_id = $2 ORDER BY seq`,
      [cafe.id, id],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'campaign.draft',
      'campaign.edit',
      'campaign.schedule',
      'campaign.delete',
    ]);
    expect(await cafe.run((tx) => verifyActivity(cafe.owner, tx))).toMatchObject({ faults: [] });
  });
});
