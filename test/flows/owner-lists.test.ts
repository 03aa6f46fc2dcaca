import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { issueCoupon } from '../../core/gifts/issue-coupon.js';
import { redeemCoupon } from '../../core/gifts/redeem-coupon.js';
import { guestScope, type Id } from '../../core/scope.js';
import { openPage } from '../admin/overview-page.js';
import { openTestAdmin, type TestAdmin } from '../admin/open-test-admin.js';
import type { PanelVisitor } from '../admin/panel-visitor.js';
import { casesOf } from '../core/campaigns/run-cases.js';
import { launchBrowser, PHONE } from '../support/browser.js';
import { openCampaignCafe } from '../support/campaign-cafe.js';
import { enrol } from '../support/enrol.js';
import { FakeClock } from '../support/fake-clock.js';
import { makeStaff } from '../support/make-business.js';

const clock = new FakeClock('2026-11-20T12:00:00Z');
const SCREENS = {
  phone: PHONE,
  small: { ...PHONE, viewport: { width: 320, height: 568 } },
  desk: { viewport: { width: 1280, height: 800 } },
};
const NAMES = ['Şule Yılmaz', 'Konstantinopolis Müller-Lüdenscheidt', 'Ali İnce', 'Zeynep Çelik'];

let at: TestAdmin;
let browser: Browser;
let owner: PanelVisitor;
let customer: Id;
let campaign: Id;
let coupon: Id;

beforeAll(async () => {
  at = await openTestAdmin({ clock });
  const app = { ...at, platform: await at.openAnother({ as: 'app' }) };
  const cafe = await openCampaignCafe(app);
  const [guest, cashier] = [guestScope(cafe.id), await makeStaff(app, cafe.id)];
  const given: { id: Id; code: string }[] = [];
  const guests: Id[] = [];
  for (const [n, name] of NAMES.entries()) {
    const { guestId } = await enrol(app.platform, cafe.id, {
      name,
      phone: `+90532123456${n}`,
      consent: n !== 3,
    });
    guests.push(guestId);
    given.push(await app.platform.db.inScope(guest, (tx) => issueCoupon(guest, tx, guestId)));
  }
  customer = guests[0]!;
  coupon = given[2]!.id;
  await cafe.panel.db.inScope(cashier, (tx) => redeemCoupon(cashier, tx, given[0]!.code));
  await at.database.asOwner(
    `INSERT INTO visit (business_id, guest_id, day, at)
     SELECT $1, $2, date '2026-08-01' + n, timestamptz '2026-08-01T07:30Z' + n * interval '1 day 7 minutes' FROM generate_series(1, 60) n`,
    [cafe.id, customer],
  );
  const cases = casesOf(app, cafe);
  campaign = await cases.started();
  for (const [n, [status, reason]] of [
    ['delivered', null],
    ['failed', 'unreachable'],
    ['pending', null],
  ].entries())
    await at.database.asOwner(
      `UPDATE message SET status = $3, reason = $4, to_sealed = '', body_sealed = '', accepted_at = CASE WHEN $3 <> 'pending' THEN $5::timestamptz END
       WHERE campaign_id = $1 AND guest_id = $2`,
      [campaign, guests[n], status, reason, clock.now()],
    );
  const { id, revision } = await cases.draft({ body: 'Hafta sonu bahçede limonata bizden, bekleriz' });
  await cases.schedule(id, revision, '2026-12-24', '10:00');
  await cases.draft({ body: 'Yeni yıl menümüz hazır' });
  await at.addAccount('owner@a.example', { businessId: cafe.id, role: 'owner' });
  owner = await at.enter('owner@a.example');
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await at?.close();
});

const speak = (language: string) => at.database.asOwner('UPDATE account SET language = $1', [language]);

/** A picture where SHOTS says so. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

describe.each(Object.entries(SCREENS))('on a %s', (screen, options) => {
  test('a customer’s history reads from the newest on, and the older part comes when it is asked for', async () => {
    const { page, complaints } = await openPage(browser, owner, options);
    for (const [language, words] of [
      ['de', 'Löste „Ein Filterkaffee“ ein, angenommen von Deneme.'],
      ['tr', '“Bir filtre kahve” hediyesini kullandı, kasada: Deneme.'],
    ] as const) {
      await speak(language);
      await page.goto(`${at.base}/admin/resources/customers/records/${customer}/show`);
      const history = page.locator('.tk-history');
      await history.getByText(words).waitFor();
      await shoot(page, `customer-${screen}-${language}`);
    }
    const history = page.locator('.tk-history');
    expect(await history.locator('li').count()).toBe(50);
    await history.getByRole('button', { name: 'Daha eskileri göster' }).click();
    await history.locator('li').nth(60).waitFor();
    expect(await history.getByRole('button').count()).toBe(0);
    // The first visit by the business's clock.
    expect(await history.locator('time').last().textContent()).toBe('2 Ağu 2026 10:37');
    const right = await history.boundingBox().then((box) => box!.x + box!.width);
    expect(right).toBeLessThanOrEqual(options.viewport!.width);
    await page.context().close();
    expect(complaints).toEqual([]);
  }, 120_000);

  test('the lists show what there is', async () => {
    const { page, complaints } = await openPage(browser, owner, options);
    for (const language of ['tr', 'de'] as const) {
      await speak(language);
      for (const [list, text] of [
        ['coupons', 'Ali İnce'],
        ['campaigns', 'Yeni yıl menümüz hazır'],
        ['messages', 'Ali İnce'],
        ['customers', 'Ali İnce'],
      ] as const) {
        await page.goto(`${at.base}/admin/resources/${list}`);
        await page.getByText(text).first().waitFor();
        await shoot(page, `${list}-${screen}-${language}`);
      }
      for (const [list, id] of [
        ['campaigns', campaign],
        ['coupons', coupon],
      ]) {
        await page.goto(`${at.base}/admin/resources/${list}/records/${id}/show`);
        await page
          .getByText(list === 'campaigns' ? 'Merhaba {name}' : 'Ali İnce')
          .first()
          .waitFor();
        await shoot(page, `${list}-one-${screen}-${language}`);
      }
      await page.goto(`${at.base}/admin/resources/campaigns/records/${campaign}/cancel`);
      await page.locator('.tk-effect').waitFor();
      await shoot(page, `cancel-${screen}-${language}`);
    }
    await page.context().close();
    expect(complaints).toEqual([]);
  }, 120_000);
});

test('what is about to be done is said with its number, is done by one tap, and then the list is there', async () => {
  await speak('tr');
  const { page, complaints } = await openPage(browser, owner, PHONE);
  await page.goto(`${at.base}/admin/resources/campaigns/records/${campaign}/cancel`);
  await page.locator('.tk-effect').getByText('1 kişi almaz').waitFor();
  await page.getByRole('button', { name: '1 kişi için iptal et' }).click();
  await page.getByText('Kampanya iptal edildi.').waitFor();
  const [row] = await at.database.asOwner('SELECT status FROM campaign WHERE id = $1', [campaign]);
  expect(row).toEqual({ status: 'cancelled' });
  await page.context().close();
  expect(complaints).toEqual([]);
}, 120_000);
