import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deleteCampaign } from '../../../core/campaigns/delete-campaign.js';
import { quickSendCampaign } from '../../../core/campaigns/quick-send-campaign.js';
import { listCampaigns } from '../../../core/campaigns/read-history.js';
import type { NewCampaign } from '../../../core/campaigns/parse-campaign.js';
import { startCampaign } from '../../../core/campaigns/start-campaign.js';
import { CAMPAIGN, OFFER, openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
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

describe('a draft', () => {
  test('is kept as written, its link made whole', async () => {
    const { id } = await cases.draft({
      linkUrl: ' kahve-duragi.example/menu ',
      body: '  İyi haftalar {LINK}  ',
    });
    expect(await cases.row(id)).toMatchObject({
      status: 'draft',
      body: 'İyi haftalar {LINK}',
      link_url: 'https://kahve-duragi.example/menu',
      revision: 1,
      gift_id: null,
    });
    expect(await cases.due(id)).toEqual([]);
  });

  test.each([
    ['javascript:alert(1)'],
    ['http://kahve-duragi.example'],
    ['https://localhost/x'],
    ['https://10.0.0.1/'],
    ['https://user:pw@kahve.example/'],
    ['//'],
  ])('does not lead to %s', async (linkUrl) => {
    await expect(cases.draft({ linkUrl })).rejects.toEqual(refusal('link_invalid'));
  });

  test('needs a text and an audience', async () => {
    await expect(cases.draft({ body: ' \n ' })).rejects.toEqual(refusal('text_invalid'));
    await expect(cases.draft({ body: 'x'.repeat(1001) })).rejects.toEqual(refusal('text_invalid'));
    await expect(cases.draft({ audience: { who: 'everybody' } })).rejects.toEqual(
      refusal('audience_invalid'),
    );
  });

  test('with {code} needs an offer, which is a gift of its own beside the visit’s', async () => {
    await expect(cases.draft({ body: 'Kod: {Code}' })).rejects.toEqual(refusal('offer_missing'));
    const { id } = await cases.draft({ body: 'Kod: {Code}', offer: OFFER });
    const { gift_id } = await cases.row(id);
    const gifts = await at.database.asOwner(
      'SELECT id, kind, ended_at FROM gift WHERE business_id = $1 AND ended_at IS NULL ORDER BY id',
      [cafe.id],
    );
    expect(gifts).toEqual([
      expect.objectContaining({ kind: 'visit' }),
      { id: gift_id, kind: 'campaign', ended_at: null },
    ]);
    await cases.act(deleteCampaign, id);
    expect(await at.database.asOwner('SELECT ended_at FROM gift WHERE id = $1', [gift_id])).toEqual([
      { ended_at: clock.now() },
    ]);
  });
});

describe('editing', () => {
  test('moves the revision; whoever saw an older text neither overwrites nor sends', async () => {
    const { id } = await cases.draft();
    expect(await cases.edit(id, 1, { body: 'Yeni metin' })).toEqual({ id, revision: 2 });
    await expect(cases.edit(id, 1, { body: 'Eski sekme' })).rejects.toEqual(refusal('campaign_changed'));
    await expect(cases.quick(id, 1)).rejects.toEqual(refusal('campaign_changed'));
    await expect(cases.schedule(id, 1)).rejects.toEqual(refusal('campaign_changed'));
    expect(await cases.row(id)).toMatchObject({ body: 'Yeni metin', status: 'draft' });
  });

  test('keeps what is scheduled scheduled', async () => {
    const { id } = await cases.draft();
    const when = await cases.schedule(id, 1);
    await cases.edit(id, 1, { body: 'Yeni metin' });
    expect(await cases.row(id)).toMatchObject({
      status: 'scheduled',
      scheduled_at: when,
      body: 'Yeni metin',
    });
    expect(await cases.due(id)).toEqual([when]);
  });

  test('words the offer anew, keeps it when none is said, and ends it with the code', async () => {
    const { id } = await cases.draft({ body: 'Kod {code}', offer: OFFER });
    const { gift_id } = await cases.row(id);
    await cases.edit(id, 1, { body: 'Kod {code}' });
    await cases.edit(id, 2, { body: 'Kod {code}', offer: { ...OFFER, validDays: 7 } });
    expect((await cases.row(id)).gift_id).toBe(gift_id);
    expect(
      await at.database.asOwner(
        `SELECT g.current_version, v.valid_days FROM gift g JOIN gift_version v ON v.gift_id = g.id AND v.version = g.current_version
         WHERE g.id = $1`,
        [gift_id],
      ),
    ).toEqual([{ current_version: 2, valid_days: 7 }]);
    await cases.edit(id, 3, { body: 'Kod yok' });
    expect((await cases.row(id)).gift_id).toBeNull();
    await expect(cases.edit(id, 4, { body: 'Kod {code}' })).rejects.toEqual(refusal('offer_missing'));
  });

  test('comes too late once sending has begun', async () => {
    const id = await cases.started();
    await expect(cases.edit(id, 1)).rejects.toEqual(refusal('campaign_started'));
    await expect(cases.schedule(id, 1)).rejects.toEqual(refusal('campaign_started'));
    await expect(cases.act(deleteCampaign, id)).rejects.toEqual(refusal('campaign_started'));
  });
});

describe('scheduling', () => {
  test('is by the clock of the business, and can be put off', async () => {
    const { id } = await cases.draft();
    expect(await cases.schedule(id, 1, '2026-10-02', '18:30')).toEqual(new Date('2026-10-02T15:30:00Z'));
    expect(await cases.schedule(id, 1, '2026-10-03', '08:00')).toEqual(new Date('2026-10-03T05:00:00Z'));
    expect(await cases.due(id)).toEqual([new Date('2026-10-03T05:00:00Z')]);
  });

  test.each([
    ['2026-10-01', '12:00'],
    ['2026-02-30', '12:00'],
    ['2026-10-02', '24:30'],
    ['2026-10-02', '9:00'],
    ['tomorrow', '09:00'],
  ])('%s at %s is no time to come', async (date, time) => {
    const { id } = await cases.draft();
    await expect(cases.schedule(id, 1, date, time)).rejects.toEqual(refusal('time_invalid'));
  });
});

describe('quick send', () => {
  test('twenty clicks at once on one draft are one campaign', async () => {
    const { id } = await cases.draft();
    const ids = await Promise.all(Array.from({ length: 20 }, () => cases.quick(id, 1, 'one-double-click')));
    expect(new Set(ids)).toEqual(new Set([id]));
    expect(await cases.row(id)).toMatchObject({ status: 'scheduled', scheduled_at: clock.now() });
    expect(await cases.due(id)).toEqual([clock.now()]);
  });

  test('twenty at once of what is written right here are one campaign, and so is a retry after the start', async () => {
    const before = (await cafe.run((tx) => listCampaigns(cafe.owner, tx, { most: 100 }))).length;
    const send = () =>
      cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { draft: CAMPAIGN, requestKey: 'written-here' }));
    const ids = new Set(await Promise.all(Array.from({ length: 20 }, send)));
    expect(ids.size).toBe(1);
    const [id] = ids;
    await startCampaign(at.platform, cafe.system, id!);
    expect(await send()).toBe(id);
    expect(await cafe.run((tx) => listCampaigns(cafe.owner, tx, { most: 100 }))).toHaveLength(before + 1);
  });

  test('what could not be paid for is tried again by the same wish', async () => {
    const { id } = await cases.draft();
    await cases.quick(id, 1, 'not-paid-for');
    await at.database.asOwner(`UPDATE campaign SET status = 'draft', scheduled_at = NULL WHERE id = $1`, [
      id,
    ]);
    expect(await cases.quick(id, 1, 'not-paid-for')).toBe(id);
    expect((await cases.row(id)).status).toBe('scheduled');
  });

  test.each<[string, Partial<NewCampaign>]>([
    ['another text', { body: 'Bugün kahve bizden.' }],
    ['another language of the opt-out line', { language: 'en' }],
    ['fewer letters', { transliterate: true }],
    ['another link', { linkUrl: 'https://kahve.example/menu' }],
    ['another audience', { audience: { who: 'all', gift: 'none' } }],
  ])('a key that was used is refused with %s, whatever became of the first campaign', async (name, over) => {
    const requestKey = `key-of-${name.replaceAll(' ', '-')}`;
    const send = (draft: NewCampaign) =>
      cafe.run((tx) => quickSendCampaign(cafe.owner, tx, { draft, requestKey }));
    const id = await send(CAMPAIGN);
    for (const status of ['scheduled', 'draft', 'sending', 'deleted']) {
      await at.database.asOwner('UPDATE campaign SET status = $2 WHERE id = $1', [id, status]);
      await expect(send({ ...CAMPAIGN, ...over })).rejects.toEqual(refusal('request_reused'));
    }
    expect(await cases.row(id)).toMatchObject({ body: CAMPAIGN.body, status: 'deleted' });
  });

  test('a key that was used is refused for another draft, another revision and another offer', async () => {
    const [{ id: first }, { id: second }] = [await cases.draft(), await cases.draft()];
    await cases.quick(first, 1, 'one-key-of-two');
    await expect(cases.quick(second, 1, 'one-key-of-two')).rejects.toEqual(refusal('request_reused'));
    await expect(cases.quick(first, 2, 'one-key-of-two')).rejects.toEqual(refusal('request_reused'));
    const send = (offer: NewCampaign['offer']) =>
      cafe.run((tx) => {
        const draft = { ...CAMPAIGN, body: 'Kod {code}', offer };
        return quickSendCampaign(cafe.owner, tx, { draft, requestKey: 'key-with-offer' });
      });
    const id = await send(OFFER);
    // The same content in another order of its fields is the same wish.
    expect(
      await send({ validDays: 14, terms: OFFER.terms, title: { en: OFFER.title.en, tr: OFFER.title.tr } }),
    ).toBe(id);
    await expect(send({ ...OFFER, validDays: 15 })).rejects.toEqual(refusal('request_reused'));
  });

  test('a key from before its content was kept is still one campaign', async () => {
    const { id } = await cases.draft();
    await cases.quick(id, 1, 'older-than-hashes');
    await at.database.asOwner('UPDATE campaign SET request_hash = NULL WHERE id = $1', [id]);
    expect(await cases.quick(id, 1, 'older-than-hashes')).toBe(id);
  });

  test('another’s key finds nothing of ours', async () => {
    const { id } = await cases.draft();
    await cases.quick(id, 1, 'the-same-key');
    const theirs = await other.run((tx) =>
      quickSendCampaign(other.owner, tx, { draft: CAMPAIGN, requestKey: 'the-same-key' }),
    );
    expect(theirs).not.toBe(id);
  });
});
