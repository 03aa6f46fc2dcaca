import { listStaff } from '../accounts/list-staff.js';
import { nameMatches } from '../crypto/name-tokens.js';
import { MOST_LISTED } from '../db/page.js';
import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { activityId, parseActivityId } from './activity-id.js';
import {
  ENTRY_COLUMNS,
  fitsOf,
  type ActivityQuery,
  type EntryRow,
  type ListedActivity,
} from './listed-activity.js';

export interface OwnActivityQuery extends ActivityQuery {
  /** Beginnings of words of a person's name. */
  who?: string;
}

const COLUMNS = `business_id AS "businessId", ${ENTRY_COLUMNS}`;

/** A page of the business's log, the newest first, and how many fit, as far as they are counted. */
export async function listActivity(
  scope: Scope,
  tx: Tx,
  { who, limit, offset, ...query }: OwnActivityQuery,
): Promise<{ entries: ListedActivity[]; total: number }> {
  const params: unknown[] = [scope.businessId];
  const param = (value: unknown) => `$${params.push(value)}`;
  const fits = ['business_id = $1', ...fitsOf(query, param)];
  if (who) {
    const people = (await listStaff(scope, tx)).filter(({ name }) => nameMatches(name, who));
    const ids = param(people.map(({ id }) => id));
    fits.push(`actor_role IN ('owner', 'cashier') AND actor_id = ANY(${ids}::bigint[])`);
  }
  const from = `FROM activity_entry WHERE ${fits.join(' AND ')}`;
  const { total } = await tx.one<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT ${from} LIMIT ${MOST_LISTED}) c`,
    params,
  );
  if (limit === 0) return { entries: [], total };
  const rows = await tx.sql<EntryRow>(
    `SELECT ${COLUMNS} ${from} ORDER BY seq DESC LIMIT ${param(limit)} OFFSET ${param(offset)}`,
    params,
  );
  return { entries: await withNames(scope, tx, rows), total };
}

/** Those of the ids that are entries of this business's log. */
export async function readActivity(scope: Scope, tx: Tx, ids: Id[]): Promise<ListedActivity[]> {
  const own = ids.map(parseActivityId).filter(({ businessId }) => businessId === scope.businessId);
  const rows = await tx.sql<EntryRow>(
    `SELECT ${COLUMNS} FROM activity_entry WHERE business_id = $1 AND seq = ANY($2::bigint[]) ORDER BY seq DESC`,
    [scope.businessId, own.map(({ seq }) => seq)],
  );
  return withNames(scope, tx, rows);
}

/** People of the business by their names; whoever else acted has none here. */
async function withNames(scope: Scope, tx: Tx, rows: EntryRow[]): Promise<ListedActivity[]> {
  const actors = rows.flatMap(({ actorRole, actorId }) => (isStaff(actorRole) && actorId ? [actorId] : []));
  const invited = rows.flatMap(({ subjectType, subjectId }) =>
    subjectType === 'staff' && subjectId ? [subjectId] : [],
  );
  const people = await listStaff(scope, tx, [...new Set([...actors, ...invited])]);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ businessId, seq, ...row }) => ({
    ...row,
    id: activityId({ businessId, seq }),
    actorName: (isStaff(row.actorRole) && row.actorId && nameOf.get(row.actorId)) || null,
    subjectName: (row.subjectType === 'staff' && row.subjectId && nameOf.get(row.subjectId)) || null,
  }));
}

const isStaff = (role: string): boolean => role === 'owner' || role === 'cashier';
