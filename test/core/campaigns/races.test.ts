import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cancelCampaign } from '../../../core/campaigns/cancel-campaign.js';
import { deleteCampaign } from '../../../core/campaigns/delete-campaign.js';
import { editCampaign } from '../../../core/campaigns/edit-campaign.js';
import { pauseCampaign } from '../../../core/campaigns/pause-campaign.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { readBalance } from '../../../core/packages/balance.js';
import { verifyLedger } from '../../../core/packages/verify-ledger.js';
import type { Id } from '../../../core/scope.js';
import { CAMPAIGN, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { runs } from '../../support/runs.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const ROUNDS = runs({ quick: 50, whole: 200 });
/** One SMS each, and three. */
const SHORT = 'Bekleriz.';
const LONG = 'Uzun uzun anlatacak bir şeyimiz var. '.repeat(4).trim();

const clock = new FakeClock('2026-10-01T09:00:00Z');
let at: TestPlatform;
let cafe: CampaignCafe;
let wishes = 0;

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  cafe = await openCampaignCafe(at, { guests: 2 });
  // Each round writes to the same two people.
  await at.database.asOwner('UPDATE business SET campaign_pause_hours = 0 WHERE business_id = $1', [cafe.id]);
});
afterAll(() => at?.close());

const ready = (): Promise<Id> => {
  const requestKey = `a-race-of-two-${(wishes += 1)}`;
  return cafe.run((tx) =>
    quickSendCampaign(cafe.owner, tx, { draft: { ...CAMPAIGN, body: SHORT }, requestKey }),
  );
};
const start = (id: Id) => startCampaign(at.platform, cafe.system, id);
const settle = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
/** Now one is a little ahead, now the other. */
const race = async (round: number, one: () => Promise<unknown>, other: () => Promise<unknown>) => {
  const runs = round % 2 === 0 ? [one, other] : [other, one];
  const said = await Promise.all(runs.map((run) => settle(run())));
  return round % 2 === 0 ? said : said.reverse();
};
const look = async (id: Id) => {
  const [row] = await at.database.asOwner<{
    status: string;
    body: string;
    waiting: number;
    held: number;
    people: number;
  }>(
    `SELECT c.status, c.body, count(m.id)::int AS people, count(m.id) FILTER (WHERE m.status = 'pending')::int AS waiting,
       coalesce(sum(m.segments) FILTER (WHERE m.status = 'pending'), 0)::int AS held
     FROM campaign c LEFT JOIN message m ON m.campaign_id = c.id WHERE c.id = $1 GROUP BY c.status, c.body`,
    [id],
  );
  return row!;
};
const reserved = async () => (await cafe.run((tx) => readBalance(cafe.owner, tx))).reserved;
/** So that the next round begins with nothing held. */
const clear = (id: Id) => cafe.run((tx) => cancelCampaign(cafe.owner, tx, id));

test(`cancel races the start, ${ROUNDS} times: nobody is left waiting, and nothing stays held`, async () => {
  const frozen = new Set<boolean>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await ready();
    const said = await race(
      round,
      () => start(id),
      () => cafe.run((tx) => cancelCampaign(cafe.owner, tx, id)),
    );
    expect(said).toEqual(['done', 'done']);
    const { status, waiting, people } = await look(id);
    expect([round, status, waiting, await reserved()]).toEqual([round, 'cancelled', 0, 0]);
    frozen.add(people > 0);
  }
  expect((await cafe.run((tx) => verifyLedger(cafe.owner, tx))).faults).toEqual([]);
  // Otherwise there was no race.
  expect(frozen).toEqual(new Set([true, false]));
});

test(`an edit races the start, ${ROUNDS} times: either the new text is what was counted and goes out, or the edit came too late`, async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await ready();
    const [, edited] = await race(
      round,
      () => start(id),
      () =>
        cafe.run((tx) =>
          editCampaign(cafe.owner, tx, { ...CAMPAIGN, body: LONG, campaignId: id, revision: 1 }),
        ),
    );
    outcomes.add(edited!);
    const { status, body, waiting, held } = await look(id);
    const each = edited === 'done' ? { body: LONG, segments: 3 } : { body: SHORT, segments: 1 };
    expect([round, edited, status, body, held]).toEqual([
      round,
      edited === 'done' ? 'done' : 'campaign_started',
      'sending',
      each.body,
      each.segments * waiting,
    ]);
    expect(waiting).toBe(2);
    expect(await reserved()).toBe(held);
    await clear(id);
  }
  expect(outcomes).toEqual(new Set(['done', 'campaign_started']));
});

test('deleting races the start, 50 times: never both', async () => {
  for (let round = 0; round < 50; round += 1) {
    const id = await ready();
    const [, deleted] = await race(
      round,
      () => start(id),
      () => cafe.run((tx) => deleteCampaign(cafe.owner, tx, id)),
    );
    const { status, people } = await look(id);
    expect([round, status, people]).toEqual(
      deleted === 'done' ? [round, 'deleted', 0] : [round, 'sending', 2],
    );
    if (deleted !== 'done') await clear(id);
  }
});

test('a pause races a cancel, 50 times: it is cancelled, and nothing stays held', async () => {
  for (let round = 0; round < 50; round += 1) {
    const id = await ready();
    await start(id);
    const [paused, cancelled] = await race(
      round,
      () => cafe.run((tx) => pauseCampaign(cafe.owner, tx, id)),
      () => cafe.run((tx) => cancelCampaign(cafe.owner, tx, id)),
    );
    expect([cancelled, (await look(id)).status, await reserved()]).toEqual(['done', 'cancelled', 0]);
    expect(['done', 'campaign_not_sending']).toContain(paused);
  }
});

test('two campaigns that start at once write to each person once: the second sees whom the first will write to', async () => {
  const busy = await openCampaignCafe(at, { guests: 5 });
  for (let round = 0; round < 5; round += 1) {
    const ids = await Promise.all(
      ['one', 'other'].map((name) =>
        busy.run((tx) =>
          quickSendCampaign(busy.owner, tx, { draft: CAMPAIGN, requestKey: `two-${name}-${round}` }),
        ),
      ),
    );
    await Promise.all(ids.map((id) => startCampaign(at.platform, busy.system, id)));
    const looks = await Promise.all(ids.map(look));
    expect(looks.map(({ waiting }) => waiting).sort()).toEqual([0, 5]);
    for (const id of ids) await busy.run((tx) => cancelCampaign(busy.owner, tx, id));
  }
});
