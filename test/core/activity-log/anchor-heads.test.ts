import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anchorHeads } from '../../../core/activity-log/anchor-heads.js';
import {
  verifyActivity,
  verifyPlatformActivity,
  type Anchor,
} from '../../../core/activity-log/verify-activity.js';
import { inviteCeo } from '../../../core/accounts/create-ceo.js';
import { setPasswordByLink } from '../../../core/accounts/account-link.js';
import type { Platform } from '../../../core/platform.js';
import { sandboxMail } from '../../../core/mail/sandbox-mail.js';
import { sendMails } from '../../../core/mail/send-mails.js';
import { operationsScope, type Id, type Scope } from '../../../core/scope.js';
import { readOutbox } from '../../../core/sms/sandbox.js';
import { FakeClock } from '../../support/fake-clock.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
let panel: Platform;
let business: { id: Id; system: Scope };
// 22:30 in Istanbul, where the day ends at 21:00 UTC.
const clock = new FakeClock('2026-11-16T19:30:00Z');

beforeAll(async () => {
  at = await openTestPlatform({ clock });
  panel = await ceoOf(at);
  business = await makeBusiness(at);
});
afterAll(() => at?.close());

const mails = () => at.database.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM mail');

test('there is nobody to write to before there is a CEO, and the day stays open', async () => {
  expect(await anchorHeads(at.platform)).toBe(false);
  const link = await inviteCeo(panel, { email: 'ceo@tarakazan.example', language: 'en' });
  expect(await anchorHeads(at.platform)).toBe(false);
  await setPasswordByLink(panel, link!.split('/').at(-1)!, 'a long enough phrase');
});

test('the heads go out once a day by the platform’s calendar, however many workers ask', async () => {
  const asked = await Promise.all([1, 2, 3].map(() => anchorHeads(at.platform)));
  expect(asked.filter(Boolean)).toHaveLength(1);
  clock.advance({ hours: 1 });
  expect(await anchorHeads(at.platform)).toBe(false);
  clock.advance({ hours: 1 });
  expect(await anchorHeads(at.platform)).toBe(true);
  expect(await mails()).toEqual([{ n: 2 }]);
});

test('the e-mail’s lines are what the logs are held against: a log made anew is found out', async () => {
  await sendMails(at.platform, sandboxMail(at.platform));
  const [mail] = await readOutbox(at.platform, { to: 'ceo@tarakazan.example' });
  const lines = mail!.body
    .split('\n')
    .filter((line) => line.includes('"activityHead"'))
    .map((line) => (JSON.parse(line) as { activityHead: Anchor & { businessId: string } }).activityHead);
  expect(lines.map(({ businessId }) => businessId)).toEqual(['platform', business.id]);
  const verify = async () => ({
    business: (
      await panel.db.inScope(business.system, (tx) => verifyActivity(business.system, tx, lines.slice(1)))
    ).faults,
    platform: (
      await panel.db.acrossBusinesses(operationsScope(), (tx) =>
        verifyPlatformActivity(tx, lines.slice(0, 1)),
      )
    ).faults,
  });
  expect(await verify()).toEqual({ business: [], platform: [] });
  await at.database.asOwner(
    'TRUNCATE activity_entry, activity_head, platform_activity_entry, platform_activity_head',
  );
  const after = await verify();
  expect(after.business).toEqual([{ seq: lines[1]!.seq, what: 'anchor' }]);
  expect(after.platform).toEqual([{ seq: lines[0]!.seq, what: 'anchor' }]);
});

test('a changed entry of the platform’s log is found', async () => {
  await inviteCeo(panel, { email: 'ceo@tarakazan.example', language: 'en' });
  await inviteCeo(panel, { email: 'ceo@tarakazan.example', language: 'en' });
  const faults = () =>
    panel.db.acrossBusinesses(operationsScope(), async (tx) => (await verifyPlatformActivity(tx)).faults);
  expect(await faults()).toEqual([]);
  await at.database.asOwner(`UPDATE platform_activity_entry SET action = 'account.other' WHERE seq = 1`);
  expect(await faults()).toContainEqual({ seq: '1', what: 'broken' });
});
