import type { Id, Scope } from '../../core/scope.js';
import { prepareCampaign } from '../../test/faults/sending/prepare-campaign.js';
import type { TestPlatform } from '../../test/support/test-platform.js';

const NAMES = ['Anna', 'Şule', 'Jean-Luc', 'Łukasz', 'Екатерина'];
/** So many are made as enrolling makes them; the others are their doubles, which enrolling by the thousand would take minutes for. */
const ORIGINALS = 1_000;

/** A campaign that is due, for that many guests: a multiple of a thousand, or less than that. */
export async function prepareCrowd(
  at: TestPlatform,
  size: number,
): Promise<{ scope: Scope; campaignId: Id }> {
  const originals = Math.min(size, ORIGINALS);
  const made = await prepareCampaign(at, originals, {
    names: NAMES,
    body: 'Hallo {name}, am Wochenende gibt es Kuchen und Kaffee, auf Wunsch mit Sahne.',
    bookedSms: 3 * size,
  });
  await at.database.asOwner(
    `INSERT INTO guest SELECT (jsonb_populate_record(g, jsonb_build_object('id', nextval('guest_id_seq'),
       'phone_index', sha256(g.phone_index || int4send(n))))).* FROM guest g, generate_series(1, $2) n WHERE g.business_id = $1`,
    [made.scope.businessId, size / originals - 1],
  );
  await at.database.asOwner('ANALYZE guest');
  return made;
}
