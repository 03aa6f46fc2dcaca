import type { Id, Role } from '../scope.js';
import type { Changes } from './activity-chain.js';

/** An entry of a log as it is listed: who and what by their names where whoever reads may know them. */
export interface ListedActivity {
  id: Id;
  at: Date;
  actorRole: Role;
  actorId: Id | null;
  /** As of now. */
  actorName: string | null;
  action: string;
  subjectType: string;
  subjectId: Id | null;
  subjectName: string | null;
  fields: string[];
  changes: Changes | null;
  reason: string | null;
}

export interface ActivityQuery {
  days?: { from: Date | null; to: Date | null };
  /** What it is about: the first words of actions, `package`. */
  subjects?: string[];
  role?: Role;
  limit: number;
  offset: number;
}

/** SQL of the part of an action by which `subjects` finds it; indexed as it stands here. */
const SUBJECT = `split_part(action, '.', 1)`;

export type EntryRow = Omit<ListedActivity, 'id' | 'actorName' | 'subjectName'> & {
  businessId: Id;
  seq: Id;
};

export const ENTRY_COLUMNS = `seq, at, actor_role AS "actorRole", actor_id AS "actorId", action, subject_type AS "subjectType",
  subject_id AS "subjectId", fields, changes, reason`;

/** Conditions on entries of either log, whose parameters `param` keeps. */
export function fitsOf(
  { days, subjects, role }: Omit<ActivityQuery, 'limit' | 'offset'>,
  param: (value: unknown) => string,
): string[] {
  const fits: string[] = [];
  if (days?.from) fits.push(`at >= ${param(days.from)}`);
  if (days?.to) fits.push(`at <= ${param(days.to)}`);
  // One by itself, so that the index gives its entries in their order.
  if (subjects?.length === 1) fits.push(`${SUBJECT} = ${param(subjects[0])}`);
  else if (subjects) fits.push(`${SUBJECT} = ANY(${param(subjects)}::text[])`);
  if (role) fits.push(`actor_role = ${param(role)}`);
  return fits;
}
