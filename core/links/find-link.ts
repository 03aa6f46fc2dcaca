import type { Database } from '../db/database.js';
import { guestScope, type Id, type Scope } from '../scope.js';
import { parseLinkCode } from './parse-link-code.js';

export interface FoundLink {
  /** A guest's, of the business that sent the SMS. */
  scope: Scope;
  messageId: Id;
}

/** Whose SMS a short code of that kind stood in. Null when in nobody's. */
export async function findLink(
  db: Database,
  typed: string,
  kind: 'link' | 'opt_out',
): Promise<FoundLink | null> {
  const code = parseLinkCode(typed);
  if (!code) return null;
  const [row] = await db.route<{ businessId: Id; messageId: Id }>(
    'SELECT business_id AS "businessId", message_id AS "messageId" FROM short_link WHERE code = $1 AND kind = $2',
    [code, kind],
  );
  return row ? { scope: guestScope(row.businessId), messageId: row.messageId } : null;
}
