import type { PlatformTx } from '../db/tx.js';
import type { Id, PlatformScope } from '../scope.js';

/** SQL of a text as it is compared, so that İSTANBUL, Istanbul and istanbul are one. */
export const foldedSql = (text: string): string =>
  `lower(translate(${text}, 'İIıŞşĞğÇçÖöÜüÂâÎîÛûÄäß', 'iiissggccoouuaaiiuuaas'))`;

/** A condition on business b and its current slug s: each of the words, a parameter, is in its name or its address. */
export const hasWords = (words: string): string =>
  `NOT EXISTS (SELECT FROM unnest(${words}::text[]) w WHERE position(${foldedSql('w')} IN ${foldedSql(`b.name || ' ' || s.slug`)}) = 0)`;

export const splitWords = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);

/** The businesses whose names or addresses have all of the words. */
export async function findBusinessIds(_scope: PlatformScope, tx: PlatformTx, text: string): Promise<Id[]> {
  const rows = await tx.sql<{ id: Id }>(
    `SELECT b.business_id AS id FROM business b JOIN business_slug s ON s.business_id = b.business_id AND s.is_current
     WHERE ${hasWords('$1')}`,
    [splitWords(text)],
  );
  return rows.map(({ id }) => id);
}
