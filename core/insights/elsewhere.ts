import { requireOwner } from '../campaigns/require-owner.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Scope } from '../scope.js';

export interface ElsewhereShare {
  /** At so many other businesses. */
  others: number;
  /** Or at more. */
  orMore: boolean;
  /** Of the month's guests, in steps of five. */
  percent: number;
}

export type Elsewhere = { enough: false } | { enough: true; shares: ElsewhereShare[] };

/**
 * Of the guests who were here in a month (`2026-10`), the shares that were at 0, 1, 2, 3 or more other businesses of TaraKazan in that same month.
 * Who is not enough is told by the database: ten people in each share and three other businesses behind it, coarser shares where finer
 * ones are too small, and a new figure only when ten more guests stand behind it. Throws Refusal `forbidden`, `time_invalid`.
 */
export async function readElsewhere(scope: Scope, tx: Tx, month: string): Promise<Elsewhere> {
  requireOwner(scope);
  if (!/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Refusal('time_invalid');
  const { shares } = await tx.one<{ shares: ElsewhereShare[] | null }>(
    'SELECT guests_elsewhere($1::date) AS shares',
    [`${month}-01`],
  );
  return shares === null ? { enough: false } : { enough: true, shares };
}
