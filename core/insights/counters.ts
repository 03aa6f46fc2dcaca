/** What rollups sum, as core/db/migrations/0015-sms-by-differences.ts defines it by the view `fact`; docs/figures.md says what each means. */
export const COUNTERS = {
  scans: 'scans',
  entries: 'entries',
  verifications: 'verifications',
  joined: 'joined',
  erased: 'erased',
  visits: 'visits',
  reviewsAsked: 'reviews_asked',
  reviewsOpened: 'reviews_opened',
  reviewsSaidDone: 'reviews_said_done',
  reviewsDeclined: 'reviews_declined',
  couponsIssued: 'coupons_issued',
  couponsRedeemed: 'coupons_redeemed',
  smsAccepted: 'sms_accepted',
  smsSegments: 'sms_segments',
  smsDelivered: 'sms_delivered',
  smsFailed: 'sms_failed',
  smsRefused: 'sms_refused',
  smsSkipped: 'sms_skipped',
  smsLinked: 'sms_linked',
  smsClicked: 'sms_clicked',
  smsCoded: 'sms_coded',
  smsRedeemed: 'sms_redeemed',
  platformSegments: 'platform_segments',
  linkClicks: 'link_clicks',
  clicksInstagram: 'clicks_instagram',
  clicksFacebook: 'clicks_facebook',
  clicksTiktok: 'clicks_tiktok',
  clicksX: 'clicks_x',
  clicksYoutube: 'clicks_youtube',
  clicksWebsite: 'clicks_website',
} as const;

export type Counter = keyof typeof COUNTERS;
export type Counts<C extends Counter> = Record<C, number>;

/** Their names, for whoever needs them all. */
export const ALL_COUNTERS = Object.keys(COUNTERS) as Counter[];

/** What is told of SMS is kept by differences; all else is counted anew in hours that are marked (docs/decisions/024). */
export const SMS_COUNTERS: readonly Counter[] = [
  ...(['smsAccepted', 'smsSegments', 'smsDelivered', 'smsFailed', 'smsRefused', 'smsSkipped'] as const),
  ...(['platformSegments', 'smsLinked', 'smsClicked', 'smsCoded', 'smsRedeemed'] as const),
];
export const MARKED_COUNTERS = ALL_COUNTERS.filter((name) => !SMS_COUNTERS.includes(name));

/** The facts of some counters, for a WHERE: the planner leaves out whatever tells only others. */
export const isOf = (counters: readonly Counter[], metric: string): string =>
  `${metric} IN (${eachCounter(counters, (column) => `'${column}'`)})`;

/** A part of a statement for each counter, by its column and its name. */
export const eachCounter = (
  counters: readonly Counter[],
  write: (column: string, name: Counter) => string,
  separator = ', ',
): string => counters.map((name) => write(COUNTERS[name], name)).join(separator);
