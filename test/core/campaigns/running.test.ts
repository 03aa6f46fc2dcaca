import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyActivity } from '../../../core/activity-log/verify-activity.js';
import { cancelCampaign } from '../../../core/campaigns/cancel-campaign.js';
import { deleteCampaign } from '../../../core/campaigns/delete-campaign.js';
import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { editCampaign } from '../../../core/campaigns/edit-campaign.js';
import type { NewCampaign } from '../../../core/campaigns/parse-campaign.js';
import { pauseCampaign } from '../../../core/campaigns/pause-campaign.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { resumeCampaign } from '../../../core/campaigns/resume-campaign.js';
import { scheduleCampaign } from '../../../core/campaigns/schedule-campaign.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import type { Tx } from '../../../core/db/tx.js';
import { readBalance } from '../../../core/packages/balance.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import { guestScope, type Id, type Scope } from '../../../core/scope.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock('2026-10-01T09:00:00Z');
let at: TestPlatform;
let cafe: CampaignCafe;
let other: CampaignCafe;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  cafe = await openCampaignCafe(at, { guests: 3 });
  other = await openCampaignCafe(at);
});
afterAll(() => at?.close());

const refusal = (code: string) => expect.objectContaining({ code });
const draft = (over: Partial<NewCampaign> = {}) =>
  cafe.run((tx) => draftCampaign(cafe.owner, tx, { ...CAMPAIGN, ...over }));
const edit = (campaignId: Id, revision: number, over: Partial<NewCampaign> = {}) =>
  cafe.run((tx) => editCampaign(cafe.owner, tx, { ...CAMPAIGN, ...over, campaignId, revision }));
const quick = (campaignId: Id, revision: number, requestKey = `wish-of-${campaignId}-${revision}`) =>
  cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { campaignId, revision, requestKey }));
const schedule = (campaignId: Id, revision: number, date = '2026-10-02', time = '10:00') =>
  cafe.run((tx) => scheduleCampaign(cafe.owner, tx, { campaignId, revision, at: { date, time } }));
const act = (
  how: (scope: Scope, tx: Tx, id: Id) => Promise<unknown>,
  campaignId: Id,
  scope: Scope = cafe.owner,
) => cafe.panel.db.inScope(scope, (tx) => how(scope, tx, campaignId));
const row = async (id: Id) =>
  (await at.database.asOwner<Record<string, unknown>>('SELECT * FROM campaign WHERE id = $1', [id]))[0]!;
const due = async (id: Id) =>
  (
    await at.database.asOwner<{ due_at: Date }>('SELECT due_at FROM campaign_due WHERE campaign_id = $1', [
      id,
    ])
  ).map(({ due_at }) => due_at);
const started = async (): Promise<Id> => {
  const { id, revision } = await draft();
  await quick(id, revision);
  await startCampaign(at.platform, cafe.system, id);
  expect((await row(id)).status).toBe('sending');
  return id;
};

describe('while it is sent', () => {
  test('it is paused and goes on; the second tap changes nothing', async () => {
    const id = await started();
    await act(pauseCampaign, id);
    await act(pauseCampaign, id);
    expect((await row(id)).status).toBe('paused');
    await act(resumeCampaign, id);
    await act(resumeCampaign, id);
    expect((await row(id)).status).toBe('sending');
    expect(await due(id)).toEqual([clock.now()]);
  });

  test('what is only scheduled is neither paused nor resumed: its audience is frozen by the start alone', async () => {
    const { id } = await draft();
    await quick(id, 1);
    await expect(act(resumeCampaign, id)).rejects.toEqual(refusal('campaign_not_paused'));
    await expect(act(pauseCampaign, id)).rejects.toEqual(refusal('campaign_not_sending'));
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
      expect(await row(id)).toMatchObject({ status: 'cancelled', finished_at: clock.now() });
      // Somebody looks once more: of the claimed one nobody knows yet.
      expect(await due(id)).toEqual([clock.now()]);
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
    const { id } = await draft();
    const guest = guestScope(cafe.id);
    for (const how of [pauseCampaign, resumeCampaign, cancelCampaign, deleteCampaign]) {
      for (const scope of [guest, cafe.cashier])
        await expect(act(how, id, scope)).rejects.toEqual(refusal('forbidden'));
      await expect(act(how, id, other.owner)).rejects.toEqual(refusal('not_found'));
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
    expect((await row(id)).status).toBe('draft');
  });

  test('every change is in the activity log, by ids and names of fields', async () => {
    const { id } = await draft();
    await edit(id, 1);
    await schedule(id, 2);
    await act(deleteCampaign, id);
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
