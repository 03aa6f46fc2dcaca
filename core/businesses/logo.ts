import { createHash } from 'node:crypto';

import { BusinessLogo } from '../db/entities/business-logo.js';
import type { Tx } from '../db/tx.js';
import { Refusal } from '../errors.js';
import type { Scope } from '../scope.js';
import { readPicture, type MediaType } from './read-picture.js';

const MOST_BYTES = 200 * 1024;
const SIDE = { least: 32, most: 2048 };
const MOST_OBLONG = 4;

export interface Logo {
  mediaType: MediaType;
  bytes: Buffer;
  /** Half of the bytes' SHA-256, hex: the logo's name in an address that is kept for ever. */
  hash: string;
}

/** A picture as it may be shown: PNG, JPEG or WebP, at most 200 KB, 32 to 2048 pixels a side. Throws Refusal `logo_invalid`. */
export function parseLogo(bytes: Buffer): Logo {
  const picture = bytes.length <= MOST_BYTES ? readPicture(bytes) : null;
  if (!picture) throw new Refusal('logo_invalid');
  const [short = 0, long = 0] = [picture.width, picture.height].sort((a, b) => a - b);
  if (short < SIDE.least || long > SIDE.most || long > short * MOST_OBLONG) throw new Refusal('logo_invalid');
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { mediaType: picture.mediaType, bytes, hash };
}

/** Keeps a logo in the place of the one before, or none; the business's row names it by its hash. As the CEO's role alone may. */
export async function writeLogo(scope: Scope, tx: Tx, logo: Logo | null): Promise<void> {
  const { businessId } = scope;
  if (logo) await tx.repo(BusinessLogo).upsert({ businessId, ...logo, at: tx.now }, ['businessId']);
  else await tx.repo(BusinessLogo).delete({ businessId });
}

/** The logo of that name, null when it is another by now. */
export async function readLogo(scope: Scope, tx: Tx, hash: string): Promise<Logo | null> {
  return tx.repo(BusinessLogo).findOneBy({ businessId: scope.businessId, hash });
}
