import type { Platform } from '../platform.js';
import type { Scope } from '../scope.js';
import { countOld, sealAnew, type Place } from './seal-anew.js';
import { SEALED_TABLES } from './sealed-columns.js';

interface KeyRow {
  version: number;
  wrapped: Buffer;
  writes_from: Date | null;
}

/** Processes that look for keys once in this many of their periods know a new one, and write with it. */
const PERIODS = 2;

/**
 * Gives the business a new key that all processes know before it is written with. Does nothing while an earlier rotation is under way.
 * Returns the moment from which every process writes with the newest key. `platform` is opened with the owner's address.
 */
export async function beginRotation({ db, keyStore, rules }: Platform, scope: Scope): Promise<Date> {
  const wait = PERIODS * rules.keysFreshMs;
  const from = await db.inScope(scope, async (tx) => {
    const [newest, older] = await tx.sql<KeyRow>(
      `SELECT version, wrapped, writes_from FROM business_key WHERE business_id = $1 ORDER BY version DESC FOR UPDATE`,
      [scope.businessId],
    );
    const isUnderWay = older !== undefined && !keyStore.isRetired(scope.businessId, older.wrapped);
    if (isUnderWay) return newest!.writes_from ?? tx.now;
    const writesFrom = new Date(tx.now.getTime() + wait);
    await tx.sql(
      'INSERT INTO business_key (business_id, version, wrapped, created_at, writes_from) VALUES ($1, $2, $3, $4, $5)',
      [scope.businessId, newest!.version + 1, keyStore.makeBusinessKey(scope.businessId), tx.now, writesFrom],
    );
    return writesFrom;
  });
  keyStore.forget(scope.businessId);
  return new Date(from.getTime() + wait);
}

/**
 * Seals everything of the business under its newest key and destroys what the older ones opened. To be called once every process writes with
 * the newest (beginRotation); may be killed and called again at any moment. `onBatch` is called after each batch's commit.
 * Returns how many batches there were.
 */
export async function finishRotation(
  { db, keyStore }: Platform,
  scope: Scope,
  onBatch: () => void = () => undefined,
): Promise<number> {
  keyStore.forget(scope.businessId);
  let batches = 0;
  for (const table of SEALED_TABLES) {
    let place: Place = null;
    do {
      const after: Place = place;
      place = await db.inScope(scope, (tx) => sealAnew(scope, tx, table, after));
      if (!place) continue;
      batches += 1;
      onBatch();
    } while (place);
  }
  await db.inScope(scope, async (tx) => {
    const old = await countOld(scope, tx, tx.keys.version);
    if (old > 0)
      throw new Error(
        `business ${scope.businessId}: ${old} rows are still under an older key; run this again`,
      );
    const older = await tx.sql<KeyRow>(
      'SELECT version, wrapped, writes_from FROM business_key WHERE business_id = $1 AND version < $2 FOR UPDATE',
      [scope.businessId, tx.keys.version],
    );
    for (const { version, wrapped } of older)
      if (!keyStore.isRetired(scope.businessId, wrapped))
        await tx.sql('UPDATE business_key SET wrapped = $3 WHERE business_id = $1 AND version = $2', [
          scope.businessId,
          version,
          keyStore.retire(scope.businessId, wrapped),
        ]);
  });
  keyStore.forget(scope.businessId);
  return batches;
}
