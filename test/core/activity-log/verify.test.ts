import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { verifyActivity, type Anchor } from '../../../core/activity-log/verify-activity.js';
import { renameSlug } from '../../../core/businesses/rename-slug.js';
import { appendActivity } from '../../../core/activity-log/append-activity.js';
import { verifyConsents } from '../../../core/guests/verify-consents.js';
import { recordConsent } from '../../../core/guests/record-consent.js';
import { currentConsentText } from '../../../core/guests/consent-text.js';
import { guestScope, systemScope, type Id, type Scope } from '../../../core/scope.js';
import { enrol } from '../../support/enrol.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

let at: TestPlatform;
beforeAll(async () => {
  at = await openTestPlatform();
});
afterAll(() => at?.close());

let businessId: Id;
let scope: Scope;
let renamed = 0;
let phones = 0;
beforeEach(async () => {
  businessId = (await makeBusiness(at)).id;
  scope = systemScope(businessId);
});

describe('the activity log', () => {
  const rename = async () => {
    renamed += 1;
    const { db } = await ceoOf(at);
    await db.inScope(scope, (tx) => renameSlug(scope, tx, `renamed-${renamed}`));
  };
  const verify = (anchors: Anchor[] = []) =>
    at.platform.db.inScope(scope, (tx) => verifyActivity(scope, tx, anchors));
  const owner = (sql: string) => at.database.asOwner(sql, [businessId]);
  const headHash = async () =>
    (
      await owner(`SELECT seq, encode(hash, 'hex') AS hash FROM activity_head WHERE business_id = $1`)
    )[0] as unknown as Anchor;

  beforeEach(async () => {
    for (let i = 0; i < 3; i += 1) await rename();
    expect(await verify()).toEqual({ checked: 5, faults: [] });
  });

  test.each([
    [
      'a changed entry',
      `UPDATE activity_entry SET action = 'coupon.void' WHERE business_id = $1 AND seq = 3`,
      'broken',
    ],
    [
      'a changed time',
      `UPDATE activity_entry SET at = at + interval '1 s' WHERE business_id = $1 AND seq = 3`,
      'broken',
    ],
    ['another actor', `UPDATE activity_entry SET actor_id = 7 WHERE business_id = $1 AND seq = 3`, 'broken'],
    ['a removed entry', 'DELETE FROM activity_entry WHERE business_id = $1 AND seq = 3', 'broken'],
    [
      'a re-hashed entry',
      `UPDATE activity_entry SET action = 'x.y', hash = sha256('x') WHERE business_id = $1 AND seq = 5`,
      'broken',
    ],
    ['a cut tail', 'DELETE FROM activity_entry WHERE business_id = $1 AND seq = 5', 'head'],
  ])('shows %s', async (_, sql, what) => {
    await owner(sql);
    expect((await verify()).faults).toContainEqual(expect.objectContaining({ what }));
  });

  test('shows a tail cut off together with its head, by an anchor kept apart', async () => {
    const anchor = await headHash();
    await owner('DELETE FROM activity_entry WHERE business_id = $1 AND seq = 5');
    await owner(
      'UPDATE activity_head h SET seq = 4, hash = (SELECT hash FROM activity_entry e WHERE e.business_id = h.business_id AND seq = 4) WHERE business_id = $1',
    );
    expect((await verify()).faults).toEqual([]);
    expect((await verify([anchor])).faults).toEqual([{ seq: '5', what: 'anchor' }]);
  });

  test('takes many at once in one line', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        at.platform.db.inScope(scope, async (tx) =>
          appendActivity(scope, tx, { action: 'test.run', subject: { type: 'test' } }),
        ),
      ),
    );
    expect(await verify()).toEqual({ checked: 25, faults: [] });
  });

  test('is not written when the change is undone', async () => {
    await expect(
      at.platform.db.inScope(scope, async (tx) => {
        appendActivity(scope, tx, { action: 'test.run', subject: { type: 'test' } });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect((await verify()).checked).toBe(5);
  });

  test('is not for guests to write', async () => {
    const guest = guestScope(businessId);
    await expect(
      at.platform.db.inScope(guest, async (tx) =>
        appendActivity(guest, tx, { action: 'test.run', subject: { type: 'test' } }),
      ),
    ).rejects.toThrow(TypeError);
  });
});

describe('the consent log', () => {
  const verify = () => at.platform.db.inScope(scope, (tx) => verifyConsents(scope, tx));
  let guestId: Id;

  beforeEach(async () => {
    phones += 10_007;
    ({ guestId } = await enrol(at.platform, businessId, { phone: `+9053${30_000_000 + phones}` }));
    const guest = guestScope(businessId);
    await at.platform.db.inScope(guest, async (tx) => {
      const text = await currentConsentText(guest, tx, 'tr');
      for (const kind of ['withdrawn', 'given'] as const)
        await recordConsent(guest, tx, guestId, { kind, text, channel: 'web', answeredAt: tx.now });
    });
    expect(await verify()).toEqual({ checked: 3, faults: [] });
  });

  test('holds the very text that was shown', async () => {
    const [entry] = await at.database.asOwner(
      `SELECT t.body, e.text_hash = t.hash AND t.hash = sha256(convert_to(t.body, 'UTF8')) AS same FROM consent_entry e
       JOIN consent_text t ON t.business_id = e.business_id AND t.version = e.text_version AND t.language = e.text_language WHERE e.guest_id = $1 LIMIT 1`,
      [guestId],
    );
    expect(entry).toMatchObject({ same: true });
  });

  test.each([
    ['a changed answer', `UPDATE consent_entry SET kind = 'given' WHERE guest_id = $1 AND seq = 2`, 'broken'],
    ['another text', `UPDATE consent_entry SET text_version = 9 WHERE guest_id = $1 AND seq = 1`, 'broken'],
    ['a removed entry', 'DELETE FROM consent_entry WHERE guest_id = $1 AND seq = 2', 'broken'],
    [
      'other evidence',
      `UPDATE consent_evidence SET salt = sha256('x') WHERE consent_id = (SELECT id FROM consent_entry WHERE guest_id = $1 AND seq = 1)`,
      'evidence',
    ],
    ['a guest’s state that was set by hand', 'UPDATE guest SET sms_consent = false WHERE id = $1', 'state'],
  ])('shows %s', async (_, sql, what) => {
    // What points at an entry would keep it from being removed.
    await at.database.asOwner(
      'DELETE FROM consent_evidence WHERE consent_id = (SELECT id FROM consent_entry WHERE guest_id = $1 AND seq = 2)',
      [guestId],
    );
    await at.database.asOwner(sql, [guestId]);
    expect((await verify()).faults).toContainEqual(expect.objectContaining({ what }));
  });

  test('stays whole when erasing destroys the evidence', async () => {
    await at.database.asOwner(
      'DELETE FROM consent_evidence WHERE consent_id IN (SELECT id FROM consent_entry WHERE guest_id = $1)',
      [guestId],
    );
    expect((await verify()).faults).toEqual([]);
  });
});
