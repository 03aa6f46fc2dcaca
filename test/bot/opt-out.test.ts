import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { draftCampaign } from '../../core/campaigns/draft-campaign.js';
import { verifyConsents } from '../../core/guests/verify-consents.js';
import { shortLinks } from '../../core/links/short-links.js';
import { guestScope, type Id, type Scope } from '../../core/scope.js';
import { CAMPAIGN } from '../support/campaign-cafe.js';
import { enrol } from '../support/enrol.js';
import { openTestBot, type TestBot } from './open-test-bot.js';

let bot: TestBot;
let cafe: Scope;
let campaignId: Id;
let phones = 0;

beforeAll(async () => {
  bot = await openTestBot();
  cafe = await bot.addBusiness({ slug: 'kahve-duragi', brandColour: '#7a1fa2' });
  ({ id: campaignId } = await bot.ceo.db.inScope(cafe, (tx) => draftCampaign(cafe, tx, CAMPAIGN)));
});
afterAll(() => bot.close());

/** A guest who agreed, and the code in the SMS that came. */
async function recipient({ consent = true } = {}): Promise<{ guestId: Id; code: string }> {
  const phone = `+9053${String(20_000_000 + (phones += 10_007))}`;
  const { guestId } = await enrol(bot.platform, cafe.businessId, { phone, consent });
  const code = await bot.platform.db.inScope(cafe, async (tx) => {
    const { id } = await tx.one<{ id: Id }>(
      `INSERT INTO message (business_id, purpose, payer, channel, guest_id, language, status, created_at, campaign_id)
       VALUES ($1, 'campaign', 'package', 'sms', $2, 'tr', 'sent', $3, $4) RETURNING id`,
      [cafe.businessId, guestId, tx.now, campaignId],
    );
    return (await shortLinks(cafe, tx, 'opt_out', [id])).get(id)!;
  });
  return { guestId, code };
}

const open = (code: string, query = '?lang=en', method = 'GET'): Promise<Response> =>
  fetch(`${bot.base}/optout/${code}${query}`, { method, redirect: 'manual' });
const consents = async (guestId: Id): Promise<string[]> =>
  (
    await bot.database.asOwner<{ said: string }>(
      `SELECT kind || ' ' || channel || ' ' || text_version AS said FROM consent_entry WHERE guest_id = $1 ORDER BY seq`,
      [guestId],
    )
  ).map(({ said }) => said);
const agrees = async (guestId: Id): Promise<boolean> =>
  (
    await bot.database.asOwner<{ sms_consent: boolean }>('SELECT sms_consent FROM guest WHERE id = $1', [
      guestId,
    ])
  )[0]!.sms_consent;

test('looking changes nothing, however often and whoever looks', async () => {
  const { guestId, code } = await recipient();
  for (const method of ['GET', 'HEAD', 'GET']) expect((await open(code, '', method)).status).toBe(200);
  expect(await agrees(guestId)).toBe(true);
  expect(await consents(guestId)).toEqual(['given web 1']);
});

test('one tap withdraws consent, of the text that was agreed to; more taps, also at once, add nothing', async () => {
  const { guestId, code } = await recipient();
  const pages = await Promise.all(Array.from({ length: 8 }, () => open(code, '?lang=en', 'POST')));
  for (const page of pages) {
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('You get no more offers from Kahve Durağı');
  }
  await open(code, '?lang=en', 'POST');
  expect(await consents(guestId)).toEqual(['given web 1', 'withdrawn page 1']);
  expect(await agrees(guestId)).toBe(false);
  const again = await (await open(code)).text();
  expect(again).toContain('You get no more offers');
  expect(again).not.toContain('<form');
  const scope = guestScope(cafe.businessId);
  expect(await bot.platform.db.inScope(scope, (tx) => verifyConsents(scope, tx))).toMatchObject({
    faults: [],
  });
});

test('who never agreed has nothing to withdraw, and is told so', async () => {
  const { guestId, code } = await recipient({ consent: false });
  expect(await (await open(code, '?lang=en', 'POST')).text()).toContain('You get no more offers');
  expect(await consents(guestId)).toEqual(['refused web 1']);
});

test.each([
  ['en', 'No more SMS from Kahve Durağı?', 'Stop these SMS'],
  ['tr', 'Kahve Durağı size artık SMS göndermesin mi?', 'Bu SMS’leri durdurun'],
  ['de', 'Keine SMS mehr von Kahve Durağı?', 'Diese SMS abbestellen'],
])('the page in %s says whose SMS, shows a masked phone and one button', async (language, title, button) => {
  const { code } = await recipient();
  const page = await (await open(code, `?lang=${language}`)).text();
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page.match(/<button[^>]*>([^<]*)<\/button>/g)).toEqual([`<button type="submit">${button}</button>`]);
  expect(page).toMatch(/\+90 5•• ••• •• \d\d/);
  expect(page).not.toContain('Şule');
  expect(page).not.toContain('<script');
});

test('the page may do nothing but send its own form, and nobody keeps, frames or lists it', async () => {
  const { code } = await recipient();
  const { headers } = await open(code);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src|unsafe/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test.each(['suspended', 'closed'])('it works while the business is %s', async (status) => {
  const { guestId, code } = await recipient();
  await bot.database.asOwner('UPDATE business SET status = $2 WHERE business_id = $1', [
    cafe.businessId,
    status,
  ]);
  try {
    expect((await open(code)).status).toBe(200);
    expect((await open(code, '', 'POST')).status).toBe(200);
    expect(await agrees(guestId)).toBe(false);
  } finally {
    await bot.database.asOwner(`UPDATE business SET status = 'open' WHERE business_id = $1`, [
      cafe.businessId,
    ]);
  }
});

test('an erased guest is shown no phone, and nothing breaks', async () => {
  const { guestId, code } = await recipient();
  await bot.database.asOwner(
    'UPDATE guest SET phone_sealed = NULL, name_sealed = NULL, sms_consent = false, erased_at = created_at WHERE id = $1',
    [guestId],
  );
  const page = await (await open(code)).text();
  expect(page).toContain('You get no more offers');
  expect(page).not.toContain('•');
});

test.each(['0000000000', 'short', '%00', '..%2f..'])(
  '%s is nobody’s: nothing is found and nothing changes',
  async (code) => {
    for (const method of ['GET', 'POST']) expect([400, 404]).toContain((await open(code, '', method)).status);
  },
);

test.each([
  ['en', 'No more SMS', 'link at the end of the SMS'],
  ['tr', 'SMS almak istemiyorsanız', 'SMS’in sonundaki bağlantıyı'],
  ['de', 'Keine SMS mehr', 'Link am Ende der SMS'],
])('without a code the page in %s says how', async (language, title, word) => {
  const answer = await fetch(`${bot.base}/optout?lang=${language}`);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain(title);
  expect(page).toContain(word);
  // Nothing receives a reply.
  expect(page).not.toMatch(/STOP|DUR\b/);
});
