import type { Config } from '../config.js';
import type { Campaign } from '../db/entities/campaign.js';
import { Refusal } from '../errors.js';
import { LONGEST_NAME } from '../guests/name.js';
import type { Language } from '../i18n/languages.js';
import { countExactly } from '../sms/segments.js';
import { countTemplate, type SegmentTable } from './count-template.js';
import { LINK_CODE_LENGTH } from '../links/make-link-code.js';
import { LONGEST_BODY } from '../sms/port.js';
import { countryRules, listCountries } from '../sms/countries.js';
import { optOutWay } from '../sms/opt-out-way.js';
import { senderOf } from '../sms/senders.js';
import { optOutLine, parseTemplate, personalise } from './personalise.js';

const SAMPLE_CODE = 'X'.repeat(LINK_CODE_LENGTH);
const SAMPLE_COUPON = 'K7QF-29XM';

/** What stands for one recipient; null for what the text does not ask for. */
export interface RecipientValues {
  name: string | null;
  linkCode: string | null;
  optOutCode: string | null;
  couponCode: string | null;
}

/** One way the text goes out: whether links arrive there, and how one opts out. */
interface Variant {
  links: boolean;
  optOut: 'reply' | 'page';
}

/** A campaign's text, ready to be counted and to be written for each recipient. */
export interface CampaignText {
  /** Countries that may get advertising, and which way: an index of `tables`. */
  countries: { country: string; variant: number }[];
  tables: SegmentTable[];
  asks: { name: boolean; link: boolean; code: boolean };
  /** Whether recipients there opt out by a page of their own. */
  needsOptOutCode(variant: number): boolean;
  needsLinkCode(variant: number): boolean;
  write(variant: number, values: RecipientValues): string;
  /** Segments of the finished text for one name. */
  countFor(variant: number, name: string): number;
}

/** Reads a campaign's text for the configured provider and the sender that it goes out from (the business's own, or null). Throws Refusal `text_invalid`, also when no provider would take it once it is filled. */
export function readCampaignText(
  config: Config,
  campaign: Pick<Campaign, 'body' | 'language' | 'transliterate'>,
  ownSender: string | null,
): CampaignText {
  const template = parseTemplate(campaign.body);
  const language = campaign.language as Language;
  const sender = senderOf(config, { purpose: 'campaign', from: ownSender });
  const variants: Variant[] = [];
  const countries = listCountries().flatMap((country) => {
    const rules = countryRules(country, config.SMS_PROVIDER);
    const { advertising, links } = rules;
    const optOut = optOutWay({ rules, provider: config.SMS_PROVIDER, sender, language });
    // Without a way of opting out nothing may be sent there.
    if (!advertising || optOut === null) return [];
    const known = variants.findIndex((one) => one.links === links && one.optOut === optOut);
    return [{ country, variant: known >= 0 ? known : variants.push({ links, optOut }) - 1 }];
  });
  const linkTo = (code: string) => `${config.PUBLIC_URL}/l/${code}`;
  const optOutAt = (code: string) => `${config.PUBLIC_URL}/optout/${code}`;
  // Looked up once: where one opts out by a reply, the line is the same for everybody.
  const reply = optOutLine(language, 'reply', '');
  const ending = ({ optOut }: Variant, code: string | null) =>
    optOut === 'reply' ? reply : optOutLine(language, 'page', optOutAt(code ?? ''));
  let tables: SegmentTable[] | undefined;
  const countTables = () =>
    variants.map((variant) =>
      countTemplate(template, {
        link: variant.links ? linkTo(SAMPLE_CODE) : null,
        code: SAMPLE_COUPON,
        ending: ending(variant, SAMPLE_CODE),
        transliterate: campaign.transliterate,
        suffixUnits: config.SMS_SUFFIX_UNITS,
      }),
    );
  const write: CampaignText['write'] = (at, { name, linkCode, optOutCode, couponCode }) => {
    const filled = personalise(
      template,
      { name, link: linkCode && linkTo(linkCode), code: couponCode },
      { transliterate: campaign.transliterate },
    );
    return `${filled}\n${ending(variants[at]!, optOutCode)}`;
  };
  const filled = {
    name: 'x'.repeat(LONGEST_NAME),
    linkCode: SAMPLE_CODE,
    optOutCode: SAMPLE_CODE,
    couponCode: SAMPLE_COUPON,
  };
  if (variants.some((_, at) => write(at, filled).length > LONGEST_BODY)) throw new Refusal('text_invalid');
  return {
    countries,
    // Slow to count, and of no use to whoever only writes.
    get tables() {
      return (tables ??= countTables());
    },
    asks: {
      name: template.fields.has('name'),
      link: template.fields.has('link'),
      code: template.fields.has('code'),
    },
    needsOptOutCode: (at) => variants[at]!.optOut === 'page',
    needsLinkCode: (at) => variants[at]!.links && template.fields.has('link'),
    write,
    countFor(at, name) {
      const linkCode = variants[at]!.links ? SAMPLE_CODE : null;
      const body = write(at, { name, linkCode, optOutCode: SAMPLE_CODE, couponCode: SAMPLE_COUPON });
      return countExactly(body, config.SMS_SUFFIX_UNITS);
    },
  };
}
