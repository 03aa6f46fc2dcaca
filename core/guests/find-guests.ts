import { nameMatches } from '../crypto/name-tokens.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';
import { parsePhone } from './phone.js';
import { plainDigits } from './typed-digits.js';

/** More than anybody looks through: whoever has so common a beginning types one letter more. */
const MOST_FOUND = 500;

/** The guests whose name has words with these beginnings, or whose whole phone it is; the newest 500 of them. */
export async function findGuests(scope: Scope, tx: Tx, words: string): Promise<Id[]> {
  return /\d{5}/.test(plainDigits(words).replace(/[ ()+-]/g, ''))
    ? findByPhone(scope, tx, words)
    : findByName(scope, tx, words);
}

async function findByPhone(scope: Scope, tx: Tx, text: string): Promise<Id[]> {
  const { country } = await tx.one<{ country: string }>(
    'SELECT country FROM business WHERE business_id = $1',
    [scope.businessId],
  );
  const e164 = readSearched(text, country);
  if (!e164) return [];
  const indexes = tx.keys.phoneIndexes(e164).map(({ index }) => index);
  const rows = await tx.sql<{ id: Id }>(
    'SELECT id FROM guest WHERE business_id = $1 AND phone_index = ANY($2::bytea[])',
    [scope.businessId, indexes],
  );
  return rows.map(({ id }) => id);
}

/** A number of another country is found without its plus, too. */
function readSearched(text: string, country: string): string | null {
  try {
    return parsePhone(text, country).e164;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'phone_elsewhere' ? String(error.args.phone) : null;
  }
}

async function findByName(scope: Scope, tx: Tx, words: string): Promise<Id[]> {
  // Beginnings are indexed from three letters on: a shorter word beside a longer one is settled once the names are open.
  const long = words.split(/\s+/).filter((word) => [...word].length >= 3);
  const found = new Map<Id, Buffer>();
  for (const tokens of tx.keys.queryTokens(long.length > 0 ? long.join(' ') : words))
    for (const { id, name_sealed } of await findByTokens(scope, tx, tokens)) found.set(id, name_sealed);
  return [...found]
    .filter(([, sealed]) => nameMatches(tx.keys.open('guest.name', sealed), words))
    .map(([id]) => id)
    .sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1))
    .slice(0, MOST_FOUND);
}

async function findByTokens(
  scope: Scope,
  tx: Tx,
  [first, ...others]: Buffer[],
): Promise<{ id: Id; name_sealed: Buffer }[]> {
  if (!first) return [];
  // The index holds a beginning's guests in order, so the newest of a common one are at hand without the others.
  return tx.sql<{ id: Id; name_sealed: Buffer }>(
    `SELECT g.id, g.name_sealed FROM guest_name_token t JOIN guest g ON g.business_id = t.business_id AND g.id = t.guest_id
     WHERE t.business_id = $1 AND t.token = $2 AND g.erased_at IS NULL AND NOT EXISTS (
       SELECT FROM unnest($3::bytea[]) AS o (token) WHERE NOT EXISTS (
         SELECT FROM guest_name_token u WHERE u.business_id = $1 AND u.token = o.token AND u.guest_id = t.guest_id))
     ORDER BY t.guest_id DESC LIMIT $4`,
    [scope.businessId, first, others, MOST_FOUND],
  );
}
