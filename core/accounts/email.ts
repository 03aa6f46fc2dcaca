import { z } from 'zod';
import type { PlatformKeys } from '../crypto/platform-keys.js';
import { Refusal } from '../errors.js';

const Email = z.email().max(254);

/** An address as it is compared and kept: case does not tell two people apart. Throws Refusal `email_invalid`. */
export function parseEmail(text: string): string {
  const parsed = Email.safeParse(text.normalize('NFKC').trim().toLowerCase());
  if (!parsed.success) throw new Refusal('email_invalid');
  return parsed.data;
}

/** Under what an account is found. */
export const emailHash = (keys: PlatformKeys, email: string): string => keys.pseudonym('account', email);
