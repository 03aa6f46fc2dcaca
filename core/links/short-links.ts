import type { Tx } from '../db/tx.js';
import type { Id, Scope } from '../scope.js';
import { makeLinkCode } from './make-link-code.js';

interface Link {
  id: Id;
  code: string;
}

/** The short code of each message, made once: a message that is claimed again keeps its own. */
export async function shortLinks(
  scope: Scope,
  tx: Tx,
  kind: 'link' | 'opt_out',
  messageIds: Id[],
): Promise<Map<Id, string>> {
  if (messageIds.length === 0) return new Map();
  const params = [scope.businessId, kind, messageIds];
  const made = await tx.sql<Link>(
    `INSERT INTO short_link (code, business_id, message_id, kind) SELECT c.code, $1, c.id, $2 FROM unnest($4::text[], $3::bigint[]) AS c (code, id)
     ON CONFLICT (business_id, message_id, kind) DO NOTHING RETURNING message_id AS id, code`,
    [...params, messageIds.map(makeLinkCode)],
  );
  const rows =
    made.length === messageIds.length
      ? made
      : await tx.sql<Link>(
          'SELECT message_id AS id, code FROM short_link WHERE business_id = $1 AND kind = $2 AND message_id = ANY($3)',
          params,
        );
  return new Map(rows.map(({ id, code }) => [id, code]));
}
