import pg from 'pg';
import { rebuildPlatformRollups, rebuildRollups } from '../../core/insights/rollups/rebuild-rollups.js';
import type { Platform } from '../../core/platform.js';
import { operationsScope, systemScope, type Id } from '../../core/scope.js';
import { FakeClock } from '../../test/support/fake-clock.js';
import { ceoOf } from '../../test/support/make-business.js';
import { openTestPlatform, type TestPlatform } from '../../test/support/test-platform.js';
import { fillStatements, NOW, type Size } from './data-set.js';

export interface DataSet {
  at: TestPlatform;
  ceo: Platform;
}

/** The largest business, and one of the middle. */
export const MEASURED = { biggest: '1', usual: '501' };

/** Scans of the last minute, each at another business: they are not summed yet when the figures are read. */
const JUST_NOW = 100;

/** The largest business's newest campaign is still on its way. */
export const UNDER_WAY = `UPDATE message SET status = 'accepted', settled_at = NULL
  WHERE business_id = ${MEASURED.biggest} AND campaign_id = 10000 + ${MEASURED.biggest}`;

/** What comes of it in a minute, a statement each: an SMS is sent, then delivered, one in twenty is not; one in ten of those is clicked. */
export const MINUTE = `DO $$ DECLARE ids bigint[]; BEGIN
  ids := ARRAY(SELECT id FROM message WHERE business_id = ${MEASURED.biggest} AND campaign_id = 10000 + ${MEASURED.biggest} ORDER BY id LIMIT 3000);
  FOR n IN 1..array_length(ids, 1) LOOP
    UPDATE message SET status = 'sent' WHERE business_id = ${MEASURED.biggest} AND id = ids[n];
    UPDATE message SET status = CASE WHEN n % 20 = 0 THEN 'failed' ELSE 'delivered' END, settled_at = '${NOW}'
    WHERE business_id = ${MEASURED.biggest} AND id = ids[n];
    IF n % 10 = 1 THEN
      INSERT INTO link_click (business_id, id, message_id, device_hash, at) VALUES (${MEASURED.biggest}, 900000000 + n, ids[n], '', '${NOW}'::timestamptz - interval '10 seconds');
    END IF;
  END LOOP;
END $$`;

/** A database of that size with its rollups, and a panel's platform on it. */
export async function openDataSet(size: Size): Promise<DataSet> {
  const at = await openTestPlatform({ clock: new FakeClock(NOW) });
  const ceo = await ceoOf(at);
  const owner = new pg.Client(at.database.ownerUrl);
  await owner.connect();
  try {
    for (const sql of fillStatements(size)) await owner.query(sql);
    await owner.query('SET session_replication_role = replica');
    await owner.query(UNDER_WAY);
    await owner.query('SET session_replication_role = origin');
    for (let id = 1; id <= size.businesses; id++) {
      await owner.query(
        'INSERT INTO business_key (business_id, version, wrapped, created_at) VALUES ($1, 1, $2, $3)',
        [id, at.platform.keyStore.makeBusinessKey(String(id)), NOW],
      );
      await rebuildRollups(at.platform, systemScope(String(id)));
    }
    await rebuildPlatformRollups(ceo, operationsScope());
    for (const id of Object.values(MEASURED)) await sealGuests(at, owner, id);
    await owner.query('VACUUM ANALYZE');
    await owner.query(
      `INSERT INTO scan (business_id, id, device_hash, source, at)
       SELECT n, 900000000 + n, '\\x00', 'qr', $1::timestamptz - n * interval '0.6 seconds' FROM generate_series(1, $2::int) n`,
      [NOW, Math.min(JUST_NOW, size.businesses)],
    );
    await owner.query(MINUTE);
  } finally {
    await owner.end();
  }
  return { at, ceo };
}

/** Lists open names and numbers: those of the businesses that are measured get cells that can be opened, all the same two. */
async function sealGuests({ platform }: TestPlatform, owner: pg.Client, id: Id): Promise<void> {
  const cells = await platform.db.inScope(systemScope(id), async ({ keys }) => [
    keys.seal('guest.name', 'Şule Yılmaz'),
    keys.seal('guest.phone', '+905321234567'),
  ]);
  await owner.query('SET session_replication_role = replica');
  await owner.query('UPDATE guest SET name_sealed = $2, phone_sealed = $3 WHERE business_id = $1', [
    id,
    ...cells,
  ]);
  await owner.query('SET session_replication_role = origin');
}
