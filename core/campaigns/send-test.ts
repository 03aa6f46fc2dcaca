import { appendActivity } from '../activity-log/append-activity.js';
import { loadBusiness } from '../businesses/business.js';
import type { Config } from '../config.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import { parsePhone } from '../guests/phone.js';
import { translate } from '../i18n/translate.js';
import { CAMPAIGN_TESTS } from '../rules.js';
import type { Id, Scope } from '../scope.js';
import { countryRules } from '../sms/countries.js';
import { optOutWay } from '../sms/opt-out-way.js';
import { LONGEST_BODY } from '../sms/port.js';
import { queueMessage } from '../sms/queue-message.js';
import { senderOf } from '../sms/senders.js';
import { parseCampaign, type NewCampaign } from './parse-campaign.js';
import { parseTemplate, personalise, withOptOut } from './personalise.js';
import { requireOwner } from './require-owner.js';

interface CampaignTest extends Omit<NewCampaign, 'audience' | 'offer'> {
  /** As the owner typed it. */
  phone: string;
}

/** Looks like a coupon's code, and no till takes it: a real one holds no 0. */
const EXAMPLE_CODE = 'TEST-0000';

/**
 * Texts the owner what guests would get, at once and out of the package: with an example's name, a code that is none, and links that lead
 * where the guests' do and are counted for nobody.
 * Throws Refusal `forbidden`, `text_invalid`, `link_invalid`, `phone_invalid`, `phone_landline`, `phone_country`, `too_many_tests`,
 * `package_empty`.
 */
export async function sendTest(
  scope: Scope,
  tx: Tx,
  config: Config,
  { phone, ...campaign }: CampaignTest,
): Promise<Id> {
  requireOwner(scope);
  const { PUBLIC_URL, SMS_PROVIDER } = config;
  const { body, language, transliterate, linkUrl } = parseCampaign({ ...campaign, audience: { who: 'all' } });
  const business = await loadBusiness(scope, tx);
  const { e164, country } = parsePhone(phone, business.country);
  const rules = countryRules(country, SMS_PROVIDER);
  const sender = senderOf(config, { purpose: 'campaign', from: business.smsSender });
  const way = optOutWay({ rules, provider: SMS_PROVIDER, sender, language });
  // As for guests: without a way of opting out nothing is sent there.
  if (!rules.advertising || way === null) throw new Refusal('phone_country');
  await takeTest(scope, tx);
  const text = personalise(
    parseTemplate(body, { transliterate }),
    {
      name: translate(language, 'panel.campaign.example_name'),
      link: rules.links ? (linkUrl ?? `${PUBLIC_URL}/${business.slug}`) : null,
      code: EXAMPLE_CODE,
    },
    { transliterate },
  );
  const whole = withOptOut(text, language, way, `${PUBLIC_URL}/optout`);
  if (whole.length > LONGEST_BODY) throw new Refusal('text_invalid');
  const id = await queueMessage(scope, tx, {
    purpose: 'campaign',
    payer: 'package',
    guestId: null,
    to: e164,
    language,
    body: whole,
    suffixUnits: config.SMS_SUFFIX_UNITS,
  });
  appendActivity(scope, tx, { action: 'campaign.test', subject: { type: 'message', id: id! } });
  return id!;
}

/** One of the day's tests: two at once wait for each other, so that no eleventh slips through. Throws Refusal `too_many_tests`. */
async function takeTest(scope: Scope, tx: Tx): Promise<void> {
  await tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `campaign test ${scope.businessId}`,
  ]);
  const { sent } = await tx.one<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM message
     WHERE business_id = $1 AND purpose = 'campaign' AND campaign_id IS NULL AND guest_id IS NULL AND created_at > $2`,
    [scope.businessId, new Date(tx.now.getTime() - CAMPAIGN_TESTS.withinMs)],
  );
  if (sent >= CAMPAIGN_TESTS.most) throw new Refusal('too_many_tests');
}
