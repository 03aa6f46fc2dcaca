import { randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import { sealState } from '../../core/conversations/conversation.js';
import { Challenge } from '../../core/db/entities/challenge.js';
import { ConsentEntry } from '../../core/db/entities/consent-entry.js';
import { ConsentEvidence } from '../../core/db/entities/consent-evidence.js';
import { Conversation } from '../../core/db/entities/conversation.js';
import { Guest } from '../../core/db/entities/guest.js';
import { GuestNameToken } from '../../core/db/entities/guest-name-token.js';
import { Message } from '../../core/db/entities/message.js';
import { Review } from '../../core/db/entities/review.js';
import { Scan } from '../../core/db/entities/scan.js';
import { Visit } from '../../core/db/entities/visit.js';
import type { Tx } from '../../core/db/tx.js';
import { chainEntry } from '../../core/guests/consent-chain.js';
import { currentConsentText } from '../../core/guests/consent-text.js';
import { phoneCountry } from '../../core/guests/phone.js';
import { commitTo } from '../../core/guests/record-consent.js';
import { noteElsewhere } from '../../core/insights/elsewhere-index.js';
import type { Id, Scope } from '../../core/scope.js';
import { nameUnits } from '../../core/sms/name-units.js';
import type { KnownGuest } from './known-guest.js';
import type { PlannedGuest } from './plan-history.js';
import { writeCoupons } from './write-coupons.js';

/** Writes planned months at once, sealed and chained as the use cases do it, under every constraint of the tables. */
export async function writeHistory(
  scope: Scope,
  tx: Tx,
  planned: PlannedGuest[],
  cashierId: Id,
  timezone: string,
): Promise<void> {
  const guests = await writeGuests(scope, tx, planned);
  await writeConsents(scope, tx, guests);
  await writeVisits(scope, tx, guests, timezone);
  await writeReviews(scope, tx, guests);
  await writeCoupons(scope, tx, guests, cashierId, timezone);
}

async function writeGuests({ businessId }: Scope, tx: Tx, planned: PlannedGuest[]): Promise<KnownGuest[]> {
  const guestIds = await tx.insertRows(
    Guest,
    planned.map(({ person: { name, phone, language }, firstAt, returnsAt, consent }) => {
      const { index, version } = tx.keys.phoneIndex(phone);
      const units = nameUnits(name);
      return {
        businessId,
        language,
        phoneIndex: index,
        phoneIndexVersion: version,
        phoneSealed: tx.keys.seal('guest.phone', phone),
        phoneCountry: phoneCountry(phone),
        nameSealed: tx.keys.seal('guest.name', name),
        nameGsmUnits: units.gsm,
        nameUcs2Units: units.ucs2,
        namePlainUnits: units.plain,
        nameIrregular: units.irregular,
        smsConsent: consent,
        provenAt: firstAt,
        lastVisitAt: returnsAt.at(-1) ?? firstAt,
        createdAt: firstAt,
      };
    }),
  );
  await tx.insertRows(
    GuestNameToken,
    planned.flatMap(({ person }, i) =>
      tx.keys.nameTokens(person.name).map((token) => ({ businessId, token, guestId: guestIds[i]! })),
    ),
  );
  const chat = (at: Date, i: number) => ({
    businessId,
    publicId: `demo-${randomBytes(12).toString('base64url')}`,
    channel: 'web' as const,
    language: planned[i]!.person.language,
    guestId: guestIds[i]!,
    stateSealed: sealState(tx, {}),
    lastSeq: 0,
    lastMessageAt: at,
    answers: 6,
    finishedAt: at,
    createdAt: at,
  });
  const conversationIds = await tx.insertRows(
    Conversation,
    planned.map(({ firstAt }, i) => chat(firstAt, i)),
  );
  await tx.insertRows(
    Conversation,
    planned.flatMap(({ returnsAt }, i) => returnsAt.map((at) => chat(at, i))),
  );
  const challengeIds = await tx.insertRows(
    Challenge,
    planned.map(({ person: { phone, language }, firstAt }, i) => {
      const { index, version } = tx.keys.phoneIndex(phone);
      return {
        businessId,
        conversationId: conversationIds[i]!,
        phoneSealed: tx.keys.seal('challenge.phone', phone),
        phoneIndex: index,
        phoneIndexVersion: version,
        language,
        status: 'passed' as const,
        tries: 1,
        sendings: 1,
        lastSentAt: firstAt,
        createdAt: firstAt,
        passedAt: firstAt,
      };
    }),
  );
  await tx.insertRows(
    Message,
    planned.map(({ person: { phone, language }, firstAt }, i) => ({
      businessId,
      purpose: 'code' as const,
      payer: 'platform' as const,
      channel: 'sms' as const,
      challengeId: challengeIds[i]!,
      sending: 1,
      language,
      toSealed: tx.keys.seal('message.to', phone),
      status: 'delivered' as const,
      provider: 'sandbox',
      segments: 1,
      createdAt: firstAt,
      acceptedAt: firstAt,
      settledAt: firstAt,
    })),
  );
  return planned.map((guest, i) => ({
    ...guest,
    guestId: guestIds[i]!,
    conversationId: conversationIds[i]!,
    challengeId: challengeIds[i]!,
  }));
}

async function writeConsents(scope: Scope, tx: Tx, guests: KnownGuest[]): Promise<void> {
  const { businessId } = scope;
  const texts = {
    tr: await currentConsentText(scope, tx, 'tr'),
    en: await currentConsentText(scope, tx, 'en'),
    de: await currentConsentText(scope, tx, 'de'),
  };
  const entries = guests.map(({ guestId, challengeId, consent, person, firstAt }) => {
    const text = texts[person.language];
    const evidence = JSON.stringify({ address: null, answeredAt: firstAt });
    const salt = randomBytes(32);
    const link = {
      guestId,
      seq: 1,
      kind: consent ? ('given' as const) : ('refused' as const),
      textVersion: text.version,
      textLanguage: text.language,
      textHash: Buffer.from(text.hash, 'hex'),
      channel: 'web',
      challengeId,
      at: firstAt,
      commitment: commitTo(salt, evidence),
    };
    return { link, salt, evidence };
  });
  const ids = await tx.insertRows(
    ConsentEntry,
    entries.map(({ link }) => ({ businessId, ...link, hash: chainEntry(tx.keys, Buffer.alloc(0), link) })),
  );
  await tx.insertRows(
    ConsentEvidence,
    entries.map(({ salt, evidence }, i) => ({
      businessId,
      consentId: ids[i]!,
      salt,
      evidenceSealed: tx.keys.seal('consent.evidence', evidence),
    })),
  );
}

async function writeVisits(scope: Scope, tx: Tx, guests: KnownGuest[], timezone: string): Promise<void> {
  const { businessId } = scope;
  const scans = guests.flatMap(({ person, firstAt, returnsAt }) =>
    [firstAt, ...returnsAt].map((at) => ({
      businessId,
      deviceHash: tx.keys.secretIndex('device', `demo ${person.phone}`),
      source: 'qr' as const,
      at,
    })),
  );
  await tx.insertRows(Scan, scans);
  const days = new Map<string, Visit>();
  for (const { guestId, firstAt, returnsAt, redeemedAt } of guests) {
    for (const at of [firstAt, ...returnsAt, ...(redeemedAt ? [redeemedAt] : [])]) {
      const day = DateTime.fromJSDate(at, { zone: timezone }).toISODate()!;
      const key = `${guestId} ${day}`;
      const before = days.get(key);
      if (!before || at < before.at) days.set(key, { businessId, guestId, day, at });
    }
  }
  await tx.insertRows(Visit, [...days.values()]);
  const phones = new Map(guests.map(({ guestId, person }) => [guestId, person.phone]));
  await noteElsewhere(
    scope,
    tx,
    [...days.values()].map(({ guestId, day }) => ({ phone: phones.get(guestId)!, day })),
  );
}

async function writeReviews({ businessId }: Scope, tx: Tx, guests: KnownGuest[]): Promise<void> {
  await tx.insertRows(
    Review,
    guests.map(({ conversationId, guestId, review, firstAt }) => ({
      businessId,
      conversationId,
      guestId,
      askedAt: firstAt,
      openedAt: review.opened ? firstAt : null,
      saidDoneAt: review.answer === 'said_done' ? firstAt : null,
      declinedAt: review.answer === 'declined' ? firstAt : null,
      feedbackSealed: review.feedback ? tx.keys.seal('review.feedback', review.feedback) : null,
    })),
  );
}
