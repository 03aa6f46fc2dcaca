import type { Id, Scope } from '../../../core/scope.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { makeGuests } from '../../support/make-guests.js';
import type { TestPlatform } from '../../support/test-platform.js';

export interface Prepared {
  scope: Scope;
  campaignId: Id;
  booked: number;
}

const NAMES = [
  ...['Şule', 'Ali', 'Łukasz', 'Ηλίας', 'Екатерина', '李小龙', 'محمد', 'Jean-Luc', 'İpek Gün', 'Zoë'],
  ...['Foxi 🦊', 'ʼn{name}', 'Müşerref Öztürk-Karaosmanoğlu', '한지민', 'नेहा'],
];
const BODY = 'Hallo {name}, am Wochenende gibt es Kuchen und Kaffee, auf Wunsch mit Sahne: {link}';

interface Unlike {
  names?: string[];
  body?: string;
  bookedSms?: number;
  /** Each guest gets so many doubles: enrolling by the hundred thousand would take minutes. */
  doubles?: number;
}

let guests = 0;

/** A campaign that is due, for that many guests in Germany (through Twilio nothing may be advertised in Turkey), of a café that is never quiet. */
export async function prepareCampaign(
  at: TestPlatform,
  size: number,
  { names = NAMES, body = BODY, doubles = 0, bookedSms: booked = size * (doubles + 1) * 6 }: Unlike = {},
): Promise<Prepared> {
  const { system: scope } = await makeBusiness(at, { country: 'DE', bookedSms: booked });
  await makeGuests(at.platform, scope, size, { names, firstPhone: 4_915_200_000_000 + guests });
  guests += size;
  if (doubles > 0) await doubleGuests(at, scope, doubles);
  const ceo = await ceoOf(at);
  const campaignId = await ceo.db.inScope(scope, async (tx) => {
    const key = [scope.businessId];
    await tx.sql('UPDATE business SET quiet_from = quiet_until WHERE business_id = $1', key);
    const { id } = await tx.one<{ id: Id }>(
      `INSERT INTO campaign (business_id, kind, status, body, language, transliterate, audience, revision, scheduled_at, created_at)
       VALUES ($1, 'campaign', 'scheduled', $2, 'de', false, '{"who":"all"}', 1, $3, $3) RETURNING id`,
      [...key, body, tx.now],
    );
    await tx.sql('INSERT INTO campaign_due (business_id, campaign_id, due_at) VALUES ($1, $2, $3)', [
      ...key,
      id,
      tx.now,
    ]);
    return id;
  });
  return { scope, campaignId, booked };
}

async function doubleGuests(at: TestPlatform, { businessId }: Scope, doubles: number): Promise<void> {
  await at.database.asOwner(
    `INSERT INTO guest SELECT (jsonb_populate_record(g, jsonb_build_object('id', nextval('guest_id_seq'),
       'phone_index', sha256(g.phone_index || int4send(n))))).* FROM guest g, generate_series(1, $2) n WHERE g.business_id = $1`,
    [businessId, doubles],
  );
  await at.database.asOwner('ANALYZE guest');
}
