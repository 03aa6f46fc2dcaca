import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { makeLinkCode } from './make-link-code.js';

/** The short code of each message, made once: a message that is claimed again keeps its own. */
export async function shortLinks(
  scope: Scope,
  tx: Tx,
  kind: 'link' | 'opt_out',
  messageIds: Id[],
): Promise<Map<Id, string>> {
  if (messageIds.length === 0) return new Map();
  await tx.sql(
    `INSERT INTO short_link (code, business_id, message_id, kind) SELECT c.code, $1, c.id, $2 FROM unnest($3::text[], $4::bigint[]) AS c (code, id)
     ON CONFLICT (business_id, message_id, kind) DO NOTHING`,
    [scope.businessId, kind, messageIds.map(makeLinkCode), messageIds],
  );
  const rows = await tx.sql<{ id: Id; code: string }>(
    'SELECT message_id AS id, code FROM short_link WHERE business_id = $1 AND kind = $2 AND message_id = ANY($3)',
    [scope.businessId, kind, messageIds],
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}
