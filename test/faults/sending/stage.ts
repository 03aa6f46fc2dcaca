import type { Id, Scope } from '../../../core/scope.js';
import { ceoOf, makeBusiness } from '../../support/make-business.js';
import { makeGuests } from '../../support/make-guests.js';
import { spawnBot, type BotProcess } from '../../support/spawn-bot.js';
import { openTestPlatform, type TestPlatform } from '../../support/test-platform.js';
import { TEST_ACCOUNT, TEST_TOKEN } from '../../support/twilio-stand-in.js';

/** What every round is played on: a database, a queue, and a bot that takes the callbacks. */
export interface Stage {
  at: TestPlatform;
  bot: BotProcess;
  /** Of a worker that sends to that stand-in; each round has a sender of its own, so that none inherits a pause. */
  environmentOf(standIn: string, round: number): Record<string, string>;
  close(): Promise<void>;
}

export interface Prepared {
  scope: Scope;
  campaignId: Id;
  booked: number;
}

/** More than a list of the stand-in lags. */
const LAG_SECONDS = 2;

const SENDING = {
  SMS_PROVIDER: 'twilio',
  TWILIO_ACCOUNT_SID: TEST_ACCOUNT,
  TWILIO_AUTH_TOKEN: TEST_TOKEN,
  TWILIO_FROM: '+4915100000000',
  PUBLIC_URL: 'https://t.example',
  SMS_RATE_PER_SECOND: '2000',
  SMS_PROVIDER_LAG_SECONDS: String(LAG_SECONDS),
  // What goes wrong is what is tested: the processes need not say so.
  LOG_LEVEL: 'silent',
};

export async function openStage(more: Record<string, string> = {}): Promise<Stage> {
  const at = await openTestPlatform({ config: { ...SENDING, ...more } });
  const bot = await spawnBot(at.environment);
  return {
    at,
    bot,
    environmentOf: (standIn, round) => ({
      ...at.environment,
      TWILIO_API_URL: standIn,
      TWILIO_FROM: `+49151${String(1_000_000 + round)}`,
    }),
    async close() {
      await bot.kill();
      await at.close();
    },
  };
}

const NAMES = [
  ...['Şule', 'Ali', 'Łukasz', 'Ηλίας', 'Екатерина', '李小龙', 'محمد', 'Jean-Luc', 'İpek Gün', 'Zoë'],
  ...['Foxi 🦊', 'ʼn{name}', 'Müşerref Öztürk-Karaosmanoğlu', '한지민', 'नेहा'],
];
const BODY = 'Hallo {name}, am Wochenende gibt es Kuchen und Kaffee, auf Wunsch mit Sahne: {link}';

let guests = 0;

/** A campaign that is due, for that many guests in Germany (through Twilio nothing may be advertised in Turkey), of a café that is never quiet. */
export async function prepareCampaign({ at }: Stage, size: number): Promise<Prepared> {
  const booked = size * 6;
  const { system: scope } = await makeBusiness(at, { country: 'DE', bookedSms: booked });
  await makeGuests(at.platform, scope, size, { names: NAMES, firstPhone: 4_915_200_000_000 + guests });
  guests += size;
  const ceo = await ceoOf(at);
  const campaignId = await ceo.db.inScope(scope, async (tx) => {
    const key = [scope.businessId];
    await tx.sql('UPDATE business SET quiet_from = quiet_until WHERE business_id = $1', key);
    const { id } = await tx.one<{ id: Id }>(
      `INSERT INTO campaign (business_id, kind, status, body, language, transliterate, audience, revision, scheduled_at, created_at)
       VALUES ($1, 'campaign', 'scheduled', $2, 'de', false, '{"who":"all"}', 1, $3, $3) RETURNING id`,
      [...key, BODY, tx.now],
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
