import { draftCampaign } from '../../../core/campaigns/draft-campaign.js';
import { editCampaign } from '../../../core/campaigns/edit-campaign.js';
import type { NewCampaign } from '../../../core/campaigns/parse-campaign.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { scheduleCampaign } from '../../../core/campaigns/schedule-campaign.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import type { Tx } from '../../../core/db/tx.js';
import type { Id, Scope } from '../../../core/scope.js';
import { CAMPAIGN, type CampaignCafe } from '../../support/campaign-cafe.js';
import type { TestPlatform } from '../../support/test-platform.js';

/** What an owner does with campaigns, as short words of a test. */
export function casesOf(at: TestPlatform, cafe: CampaignCafe) {
  const draft = (over: Partial<NewCampaign> = {}) =>
    cafe.run((tx) => draftCampaign(cafe.owner, tx, { ...CAMPAIGN, ...over }));
  const quick = (campaignId: Id, revision: number, requestKey = `wish-of-${campaignId}-${revision}`) =>
    cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { campaignId, revision, requestKey }));
  return {
    draft,
    quick,
    edit: (campaignId: Id, revision: number, over: Partial<NewCampaign> = {}) =>
      cafe.run((tx) => editCampaign(cafe.owner, tx, { ...CAMPAIGN, ...over, campaignId, revision })),
    schedule: (campaignId: Id, revision: number, date = '2026-10-02', time = '10:00') =>
      cafe.run((tx) => scheduleCampaign(cafe.owner, tx, { campaignId, revision, at: { date, time } })),
    act: (
      how: (scope: Scope, tx: Tx, id: Id) => Promise<unknown>,
      campaignId: Id,
      scope: Scope = cafe.owner,
    ) => cafe.panel.db.inScope(scope, (tx) => how(scope, tx, campaignId)),
    row: async (id: Id) =>
      (await at.database.asOwner<Record<string, unknown>>('SELECT * FROM campaign WHERE id = $1', [id]))[0]!,
    due: async (id: Id) =>
      (
        await at.database.asOwner<{ due_at: Date }>(
          'SELECT due_at FROM campaign_due WHERE campaign_id = $1',
          [id],
        )
      ).map(({ due_at }) => due_at),
    async started(): Promise<Id> {
      const { id, revision } = await draft();
      await quick(id, revision);
      await startCampaign(at.platform, cafe.system, id);
      return id;
    },
  };
}
