import { findByEmail } from '../accounts/find-by-email.js';
import { readCeoAddresses } from '../accounts/read-ceo-addresses.js';
import { findBusinessIds } from '../businesses/find-by-words.js';
import { nameMatches } from '../crypto/name-tokens.js';
import { MOST_LISTED } from '../db/page.js';
import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';
import { activityId, parseActivityId, PLATFORM_LOG } from './activity-id.js';
import {
  ENTRY_COLUMNS,
  fitsOf,
  type ActivityQuery,
  type EntryRow,
  type ListedActivity,
} from './listed-activity.js';

/** An entry of any log. Staff are numbers here: their names are sealed for their business alone. */
export interface PlatformActivity extends ListedActivity {
  /** Null: the platform's own log. */
  business: string | null;
}

export interface AllActivityQuery extends ActivityQuery {
  /** Words of a business's name or address; the platform's own log is TaraKazan's. */
  business?: string;
  /** A whole e-mail, or the number of a person. */
  who?: string;
}

type AllRow = EntryRow & { business: string | null };

const OWN_NAME = 'TaraKazan';
const BUSINESSES = `SELECT business_id, ${ENTRY_COLUMNS} FROM activity_entry`;
const PLATFORM = `SELECT ${PLATFORM_LOG}::bigint AS business_id, ${ENTRY_COLUMNS} FROM platform_activity_entry`;

/** A page of all logs together, the newest first, and how many fit, as far as they are counted. */
export async function listAllActivity(
  scope: PlatformScope,
  tx: PlatformTx,
  { business, who, limit, offset, ...query }: AllActivityQuery,
): Promise<{ entries: PlatformActivity[]; total: number }> {
  const params: unknown[] = [];
  const param = (value: unknown) => `$${params.push(value)}`;
  const fits = [...fitsOf(query, param), ...(who ? [await actedBy(scope, tx, who, param)] : [])];
  const of = business && `business_id = ANY(${param(await findBusinessIds(scope, tx, business))}::bigint[])`;
  const isOwn = !business || nameMatches(OWN_NAME, business);
  const [inBusinesses, inPlatform] = [
    ` WHERE ${[...fits, of || 'true'].join(' AND ')}`,
    ` WHERE ${[...fits.map(ofNoBusiness), String(isOwn)].join(' AND ')}`,
  ];
  const { total } = await tx.one<{ total: number }>(
    `SELECT count(*)::int AS total FROM (
       (SELECT FROM activity_entry${inBusinesses} LIMIT ${MOST_LISTED}) UNION ALL (SELECT FROM platform_activity_entry${inPlatform})
       LIMIT ${MOST_LISTED}) c`,
    params,
  );
  if (limit === 0) return { entries: [], total };
  // Each log by itself as far as the page reaches: so each goes along its own index.
  const reach = `ORDER BY at DESC, seq DESC LIMIT ${param(limit + offset)}`;
  const rows = await tx.sql<AllRow>(
    `SELECT e.*, e.business_id AS "businessId", b.name AS business FROM (
       SELECT * FROM ((${BUSINESSES}${inBusinesses} ${reach.replace('seq', 'business_id DESC, seq')})
         UNION ALL (${PLATFORM}${inPlatform} ${reach})) a
       ORDER BY at DESC, business_id DESC, seq DESC LIMIT ${param(limit)} OFFSET ${param(offset)}) e
     LEFT JOIN business b ON b.business_id = e.business_id ORDER BY e.at DESC, e.business_id DESC, e.seq DESC`,
    params,
  );
  return { entries: await withNames(scope, tx, rows), total };
}

/** Those of the ids that are entries of any log. */
export async function readAllActivity(
  scope: PlatformScope,
  tx: PlatformTx,
  ids: Id[],
): Promise<PlatformActivity[]> {
  const keys = ids.map(parseActivityId);
  const rows = await tx.sql<AllRow>(
    `SELECT e.*, e.business_id AS "businessId", b.name AS business FROM (${BUSINESSES} UNION ALL ${PLATFORM}) e
     LEFT JOIN business b ON b.business_id = e.business_id
     WHERE (e.business_id, e.seq) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[])) ORDER BY e.at DESC, e.business_id DESC, e.seq DESC`,
    [keys.map(({ businessId }) => businessId), keys.map(({ seq }) => seq)],
  );
  return withNames(scope, tx, rows);
}

/** The platform's log has no business to be compared with. */
const ofNoBusiness = (condition: string): string => condition.replaceAll('business_id', PLATFORM_LOG);

async function actedBy(
  scope: PlatformScope,
  tx: PlatformTx,
  who: string,
  param: (value: unknown) => string,
): Promise<string> {
  const number = /^#?(\d{1,18})$/.exec(who.trim())?.[1];
  if (number) return `actor_id = ${param(number)}`;
  const found = await findByEmail(scope, tx, who);
  if (!found) return 'false';
  const { id, businessId, staffId } = found;
  if (businessId === null) return `actor_role = 'ceo' AND actor_id = ${param(id)}`;
  return `actor_role IN ('owner', 'cashier') AND business_id = ${param(businessId)}::bigint AND actor_id = ${param(staffId)}`;
}

async function withNames(scope: PlatformScope, tx: PlatformTx, rows: AllRow[]): Promise<PlatformActivity[]> {
  const ceos = await readCeoAddresses(scope, tx);
  return rows.map(({ businessId, seq, ...row }) => ({
    ...row,
    id: activityId({ businessId, seq }),
    actorName: (row.actorRole === 'ceo' && row.actorId && ceos.get(row.actorId)) || null,
    subjectName: null,
  }));
}
