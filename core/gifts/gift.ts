import { z } from 'zod';
import { appendActivity } from '../activity-log/append-activity.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Id, Scope } from '../scope.js';

const Texts = z.partialRecord(z.enum(['tr', 'en', 'de']), z.string().trim().min(1).max(500));

const Definition = z.object({
  title: Texts.refine((texts) => Object.values(texts).every((text) => text.length <= 80)),
  terms: Texts,
  validDays: z.number().int().min(1).max(730),
});

/** What a guest gets, in the languages the owner wrote it in (at least one), and for how long a coupon holds. */
export type GiftDefinition = z.input<typeof Definition>;
export type ValidGift = z.output<typeof Definition>;

export interface Gift {
  id: Id;
  version: number;
  title: Record<string, string>;
  terms: Record<string, string>;
  validDays: number;
}

/** The gift that is given now, null before there is one. */
export async function runningGift(scope: Scope, tx: Tx): Promise<Gift | null> {
  const [row] = await tx.sql<Gift>(
    `SELECT g.id, v.version, v.title, v.terms, v.valid_days AS "validDays" FROM gift g
     JOIN gift_version v ON v.business_id = g.business_id AND v.gift_id = g.id AND v.version = g.current_version
     WHERE g.business_id = $1 AND g.ended_at IS NULL AND g.kind = 'visit'`,
    [scope.businessId],
  );
  return row ?? null;
}

/** Starts a new kind of gift, for which everybody may get a coupon again; the one before ends. Throws Refusal `gift_invalid`. */
export async function startGift(scope: Scope, tx: Tx, definition: GiftDefinition): Promise<Id> {
  const valid = parseGift(definition);
  await lockBusiness(scope, tx);
  await tx.sql(
    `UPDATE gift SET ended_at = $2 WHERE business_id = $1 AND ended_at IS NULL AND kind = 'visit'`,
    [scope.businessId, tx.now],
  );
  const { id } = await tx.one<{ id: Id }>(
    'INSERT INTO gift (business_id, started_at, current_version) VALUES ($1, $2, 1) RETURNING id',
    [scope.businessId, tx.now],
  );
  await addGiftVersion(scope, tx, id, 1, valid);
  appendActivity(scope, tx, {
    action: 'gift.start',
    subject: { type: 'gift', id },
    fields: Object.keys(valid),
  });
  return id;
}

/** Words the running gift anew: coupons given keep the version they were given under. Throws Refusal `gift_invalid`, `no_gift`. */
export async function editGift(scope: Scope, tx: Tx, definition: GiftDefinition): Promise<void> {
  const valid = parseGift(definition);
  await lockBusiness(scope, tx);
  const running = await runningGift(scope, tx);
  if (!running) throw new Refusal('no_gift');
  const version = running.version + 1;
  await addGiftVersion(scope, tx, running.id, version, valid);
  await tx.sql('UPDATE gift SET current_version = $3 WHERE business_id = $1 AND id = $2', [
    scope.businessId,
    running.id,
    version,
  ]);
  appendActivity(scope, tx, {
    action: 'gift.edit',
    subject: { type: 'gift', id: running.id },
    fields: Object.keys(valid),
  });
}

/** Throws Refusal `gift_invalid`. */
export function parseGift(definition: GiftDefinition): ValidGift {
  const parsed = Definition.safeParse(definition);
  if (!parsed.success || Object.keys(parsed.data.title).length === 0) throw new Refusal('gift_invalid');
  return parsed.data;
}

/** Two edits at once follow each other; the page's version moves, so that caches let go of the old words. */
async function lockBusiness(scope: Scope, tx: Tx): Promise<void> {
  await tx.sql('UPDATE business SET version = version + 1 WHERE business_id = $1', [scope.businessId]);
}

/** The words of a gift under that number. */
export async function addGiftVersion(
  scope: Scope,
  tx: Tx,
  giftId: Id,
  version: number,
  valid: ValidGift,
): Promise<void> {
  await tx.sql(
    `INSERT INTO gift_version (business_id, gift_id, version, title, terms, valid_days, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [scope.businessId, giftId, version, valid.title, valid.terms, valid.validDays, tx.now],
  );
}
