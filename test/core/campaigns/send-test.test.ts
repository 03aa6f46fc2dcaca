import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendTest } from '../../../core/campaigns/send-test.js';
import { guestScope, type Scope } from '../../../core/scope.js';
import { openCampaignCafe, type CampaignCafe } from '../../support/campaign-cafe.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';

const clock = new FakeClock();
let at: TestPlatform;
let cafe: CampaignCafe;
beforeAll(async () => {
  at = await openTestPlatform({ clock });
  cafe = await openCampaignCafe(at);
});
afterAll(() => at?.close());

const TEST = {
  phone: '0532 123 45 67',
  body: 'Merhaba {name}, {link} kod {code}',
  language: 'tr' as const,
  transliterate: false,
};
const send = (over: Partial<typeof TEST & { linkUrl: string }> = {}, scope: Scope = cafe.owner) =>
  cafe.panel.db.inScope(scope, (tx) => sendTest(scope, tx, at.config, { ...TEST, ...over }));
const refusal = (code: string) => expect.objectContaining({ code });

test('the owner gets what a guest would, with an example’s name and links that work', async () => {
  const id = await send();
  const { to, body, purpose, payer } = await cafe.run(async (tx) => {
    const row = await tx.one<{ to_sealed: Buffer; body_sealed: Buffer; purpose: string; payer: string }>(
      'SELECT to_sealed, body_sealed, purpose, payer FROM message WHERE business_id = $1 AND id = $2',
      [cafe.id, id],
    );
    return {
      ...row,
      to: tx.keys.open('message.to', row.to_sealed),
      body: tx.keys.open('message.body', row.body_sealed),
    };
  });
  expect({ to, purpose, payer }).toEqual({ to: '+905321234567', purpose: 'campaign', payer: 'package' });
  expect(body).toContain(`Merhaba Ayşe, ${at.config.PUBLIC_URL}/${cafe.slug} kod TEST-0000\n`);
  expect(body.endsWith(`\nCikmak icin: ${at.config.PUBLIC_URL}/optout`)).toBe(true);
  expect(await at.database.asOwner('SELECT lane FROM message_due WHERE message_id = $1', [id])).toEqual([
    { lane: 'messages' },
  ]);
});

test('what cannot be sent is refused before anything is queued', async () => {
  await expect(send({ phone: '12' })).rejects.toEqual(refusal('phone_invalid'));
  await expect(send({ phone: '0212 345 67 89' })).rejects.toEqual(refusal('phone_landline'));
  await expect(send({ phone: '+7 912 345 67 89' })).rejects.toEqual(refusal('phone_country'));
  await expect(send({ body: ' ' })).rejects.toEqual(refusal('text_invalid'));
  await expect(
    send({ body: 'x {link}{link}{link}{link}', linkUrl: `https://kahve.example/${'x'.repeat(450)}` }),
  ).rejects.toEqual(refusal('text_invalid'));
  await expect(send({}, cafe.cashier)).rejects.toEqual(refusal('forbidden'));
  await expect(send({}, guestScope(cafe.id))).rejects.toEqual(refusal('forbidden'));
});

test('thirty at once: ten go out within a day, and ten more a day later', async () => {
  clock.advance({ days: 2 });
  const outcomes = async () => {
    const said = await Promise.all(
      Array.from({ length: 30 }, () =>
        send().then(
          () => 'sent',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    return [said.filter((one) => one === 'sent').length, new Set(said)];
  };
  expect(await outcomes()).toEqual([10, new Set(['sent', 'too_many_tests'])]);
  clock.advance({ hours: 24 });
  expect(await outcomes()).toEqual([10, new Set(['sent', 'too_many_tests'])]);
});
