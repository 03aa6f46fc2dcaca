import type { Database } from '../db/database.js';
import type { Id } from '../scope.js';
import { slugsTyped } from './slug.js';

export interface FoundBusiness {
  businessId: Id;
  currentSlug: string;
}

/** Whose page a slug is, or ever was, also as people type it; the exact one before one in plain letters. Null when nobody's. */
export async function findBusinessBySlug(db: Database, slug: string): Promise<FoundBusiness | null> {
  if (slug.length > 100) return null;
  const slugs = slugsTyped(slug);
  if (slugs.length === 0) return null;
  const [row] = await db.route<FoundBusiness>(
    `SELECT s.business_id AS "businessId", c.slug AS "currentSlug" FROM business_slug s
     JOIN business_slug c ON c.business_id = s.business_id AND c.is_current
     WHERE s.slug = ANY($1::text[]) ORDER BY array_position($1::text[], s.slug) LIMIT 1`,
    [slugs],
  );
  return row ?? null;
}

/** All businesses, by id: for what looks after each in turn. */
export async function listBusinessIds(db: Database): Promise<Id[]> {
  const rows = await db.route<{ id: Id }>(
    'SELECT business_id AS id FROM business_slug WHERE is_current ORDER BY business_id',
  );
  return rows.map(({ id }) => id);
}

/** Whether an id that came from outside is a business's. */
export async function isBusiness(db: Database, id: Id): Promise<boolean> {
  const rows = await db.route('SELECT FROM business_slug WHERE business_id = $1 AND is_current', [id]);
  return rows.length > 0;
}

/** The current slugs of the businesses that came first. */
export async function listFirstSlugs(db: Database, most: number): Promise<string[]> {
  const rows = await db.route<{ slug: string }>(
    'SELECT slug FROM business_slug WHERE is_current ORDER BY business_id LIMIT $1',
    [most],
  );
  return rows.map(({ slug }) => slug);
}
