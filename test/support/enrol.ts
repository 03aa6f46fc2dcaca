import { startConversation } from '../../core/conversations/start-conversation.js';
import { checkCode } from '../../core/guests/check-code.js';
import { currentConsentText } from '../../core/guests/consent-text.js';
import { enrolGuest, type Enrolled } from '../../core/guests/enrol-guest.js';
import { requestCode } from '../../core/guests/request-code.js';
import type { Platform } from '../../core/platform.js';
import { guestScope, type Id } from '../../core/scope.js';

let started = 0;

/** A conversation that was only opened. */
export async function openConversation(platform: Platform, businessId: Id): Promise<Id> {
  const publicId = `test-${(started += 1)}`;
  const scope = guestScope(businessId);
  await startConversation(platform, scope, { publicId, channel: 'web', language: 'tr' }, async () => []);
  const row = await platform.db.inScope(scope, (tx) =>
    tx.one<{ id: Id }>('SELECT id FROM conversation WHERE business_id = $1 AND public_id = $2', [
      businessId,
      publicId,
    ]),
  );
  return row.id;
}

/** A guest who proved the phone, through the use cases. */
export async function enrol(
  platform: Platform,
  businessId: Id,
  { name = 'Şule Yılmaz', phone = '+905321234567', consent = true } = {},
): Promise<Enrolled & { conversationId: Id }> {
  const scope = guestScope(businessId);
  const conversationId = await openConversation(platform, businessId);
  const { id } = await platform.db.inScope(scope, (tx) =>
    requestCode(scope, tx, { conversationId, phone, language: 'tr', address: '10.0.0.1' }),
  );
  return platform.db.inScope(scope, async (tx) => {
    await checkCode(scope, tx, id, tx.platformKeys.code(id, 1));
    const text = await currentConsentText(scope, tx, 'tr');
    const enrolled = await enrolGuest(scope, tx, {
      challengeId: id,
      name,
      language: 'tr',
      consent: { given: consent, text, answeredAt: tx.now },
      channel: 'web',
      address: '10.0.0.1',
    });
    return { ...enrolled, conversationId };
  });
}
