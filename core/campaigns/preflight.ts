import type { Config } from '../config.js';
import { parseTemplate } from './personalise.js';
import { requireReadable } from './require-readable.js';
import { readBalance } from '../packages/balance.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { selectRecipients, type Draft } from './select-recipients.js';

/** What sending now would do. `people` is the sum of who gets it and of who does not. */
export interface Preflight {
  people: number;
  willGet: number;
  /** Each of the others once, by the one reason. */
  leftOut: { reason: string; people: number }[];
  /** SMS segments that it would cost, and what may be spent. */
  sms: number;
  available: number;
}

/** Counts a campaign as it would be frozen now; writes nothing. Throws Refusal `text_invalid`, `placeholder_unknown`, `letters_lost`, `audience_invalid`. */
export async function preflight(scope: Scope, tx: Tx, config: Config, draft: Draft): Promise<Preflight> {
  requireReadable(parseTemplate(draft.body), draft);
  const { sql, params } = await selectRecipients(scope, tx, config, draft);
  const rows = await tx.sql<{ reason: string | null; people: number; sms: string | null }>(
    `SELECT reason, count(*)::int AS people, sum(segments) FILTER (WHERE reason IS NULL) AS sms FROM (${sql}) r
     GROUP BY reason ORDER BY people DESC, reason`,
    params,
  );
  const going = rows.find(({ reason }) => reason === null);
  const { available } = await readBalance(scope, tx);
  return {
    people: rows.reduce((sum, { people }) => sum + people, 0),
    willGet: going?.people ?? 0,
    leftOut: rows.flatMap(({ reason, people }) => (reason === null ? [] : [{ reason, people }])),
    sms: Number(going?.sms ?? 0),
    available,
  };
}
