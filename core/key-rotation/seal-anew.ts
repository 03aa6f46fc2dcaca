import type { BusinessKeys } from '../crypto/business-keys.js';
import type { Tx } from '../db/tx.js';
import type { Scope } from '../scope.js';
import { SEALED_TABLES, type SealedTable } from './sealed-columns.js';

export type SealedField = string;

const BATCH = 500;

type Row = Record<string, Buffer | string | null>;

/** Where a pass through a table goes on: the key of the last row that was looked at. */
export type Place = string[] | null;

const versionIn = (column: string) => `(get_byte(${column}, 0) * 256 + get_byte(${column}, 1))`;

/** Rows that hold a value sealed under an older version than that. */
const isOld = ({ columns }: SealedTable, version: string) =>
  Object.keys(columns)
    .map((column) => `(${column} IS NOT NULL AND ${versionIn(column)} < ${version})`)
    .join(' OR ');

/**
 * Seals the next rows of a table anew, at most 500, under the version that is written with, and their indexes with them. Returns where to go
 * on; null when the table is done. May be killed and repeated at any moment: a row that is done is not looked at again.
 *
 * SELECT id, phone_sealed, name_sealed FROM guest WHERE business_id = $1 AND (id) > ($3)
 *   AND ((phone_sealed IS NOT NULL AND (get_byte(phone_sealed, 0) * 256 + get_byte(phone_sealed, 1)) < $2) OR …)
 * ORDER BY id LIMIT 500 FOR UPDATE
 */
export async function sealAnew(scope: Scope, tx: Tx, table: SealedTable, after: Place): Promise<Place> {
  const { keys } = tx;
  const columns = Object.keys(table.columns);
  const order = table.key.join(', ');
  const rows = await tx.sql<Row>(
    `SELECT ${[...table.key, ...columns].join(', ')} FROM ${table.table}
     WHERE business_id = $1 ${after ? `AND (${order}) > (${after.map((_, at) => `$${at + 3}`).join(', ')})` : ''}
       AND (${isOld(table, '$2')})
     ORDER BY ${order} LIMIT ${BATCH} FOR UPDATE`,
    [scope.businessId, keys.version, ...(after ?? [])],
  );
  if (rows.length === 0) return null;
  const opened = rows.map((row) => open(keys, table, row));
  await updateRows(scope, tx, table, rows, opened);
  if (table.tokensOf) await replaceTokens(scope, tx, table, rows, opened);
  const last = rows.at(-1)!;
  return table.key.map((column) => String(last[column]));
}

/** How many rows of the business still hold a value under an older version than that. */
export async function countOld(scope: Scope, tx: Tx, version: number): Promise<number> {
  let old = 0;
  for (const table of SEALED_TABLES) {
    const { n } = await tx.one<{ n: string }>(
      `SELECT count(*) AS n FROM ${table.table} WHERE business_id = $1 AND (${isOld(table, '$2')})`,
      [scope.businessId, version],
    );
    old += Number(n);
  }
  return old;
}

/** The row's values in clear, by column. */
function open(keys: BusinessKeys, { columns }: SealedTable, row: Row): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(columns).map(([column, field]) => {
      const sealed = row[column] as Buffer | null;
      return [column, sealed && keys.open(field, sealed)];
    }),
  );
}

/**
 * UPDATE guest t SET phone_sealed = n.phone_sealed, name_sealed = n.name_sealed, phone_index = coalesce(n.phone_index, t.phone_index), …
 * FROM unnest($2::bigint[], $3::bytea[], …) AS n (id, phone_sealed, …) WHERE t.business_id = $1 AND t.id = n.id
 */
async function updateRows(
  scope: Scope,
  tx: Tx,
  table: SealedTable,
  rows: Row[],
  opened: Record<string, string | null>[],
): Promise<void> {
  const { keys } = tx;
  const lists: { column: string; type: string; values: unknown[]; set?: string }[] = [];
  for (const column of table.key)
    lists.push({ column, type: 'bigint', values: rows.map((row) => row[column]) });
  for (const [column, field] of Object.entries(table.columns))
    lists.push({
      column,
      type: 'bytea',
      values: opened.map((row) => row[column] && keys.seal(field, row[column])),
      set: `n.${column}`,
    });
  for (const [column, { of, kind }] of Object.entries(table.indexes ?? {}))
    lists.push({
      column,
      type: kind === 'phone version' ? 'integer' : 'bytea',
      values: opened.map((row) => row[of] && indexOf(keys, kind, row[of])),
      // A tombstone has no phone any more: it keeps the index that it was erased with.
      set: `coalesce(n.${column}, t.${column})`,
    });
  await tx.sql(
    `UPDATE ${table.table} t SET ${lists
      .filter(({ set }) => set)
      .map(({ column, set }) => `${column} = ${set}`)
      .join(', ')}
     FROM unnest(${lists.map(({ type }, at) => `$${at + 2}::${type}[]`).join(', ')})
       AS n (${lists.map(({ column }) => column).join(', ')})
     WHERE t.business_id = $1 AND ${table.key.map((column) => `t.${column} = n.${column}`).join(' AND ')}`,
    [scope.businessId, ...lists.map(({ values }) => values)],
  );
}

function indexOf(keys: BusinessKeys, kind: 'phone' | 'phone version' | 'coupon', text: string) {
  if (kind === 'coupon') return keys.secretIndex('coupon', text);
  const { index, version } = keys.phoneIndex(text);
  return kind === 'phone' ? index : version;
}

async function replaceTokens(
  scope: Scope,
  tx: Tx,
  { tokensOf }: SealedTable,
  rows: Row[],
  opened: Record<string, string | null>[],
): Promise<void> {
  const tokens = opened.flatMap((row, at) => {
    const name = row[tokensOf!];
    return name ? tx.keys.nameTokens(name).map((token) => ({ token, id: rows[at]!['id'] })) : [];
  });
  await tx.sql('DELETE FROM guest_name_token WHERE business_id = $1 AND guest_id = ANY($2::bigint[])', [
    scope.businessId,
    rows.map((row) => row['id']),
  ]);
  await tx.sql(
    `INSERT INTO guest_name_token (business_id, guest_id, token)
     SELECT $1, n.id, n.token FROM unnest($2::bigint[], $3::bytea[]) AS n (id, token) ON CONFLICT DO NOTHING`,
    [scope.businessId, tokens.map(({ id }) => id), tokens.map(({ token }) => token)],
  );
}
