import type { Account } from '../../core/accounts/account.js';
import type { Config } from '../../core/config.js';
import { Refusal } from '../../core/errors.js';
import type { Platform } from '../../core/platform.js';
import { mayDo, type AccessKey } from '../access.js';

/** Whoever runs the platform must have a second step, but in a demo. */
export const owesSecondStep = ({ DEMO_DATA }: Config, { role, hasTotp }: Account): boolean =>
  role === 'ceo' && !hasTotp && !DEMO_DATA;

/** Thrown on the way to anything else while the second step is not set up: the visitor is led there. */
export class SecondStepOwed extends Error {}

/** Throws Refusal `not_found` for what the role may not do, as for what is not there. */
export function requireRole({ config }: Platform, account: Account, key: AccessKey): void {
  if (!mayDo(account.role, key)) throw new Refusal('not_found');
  if (key !== 'route:own-sign-in' && owesSecondStep(config, account)) throw new SecondStepOwed();
}
