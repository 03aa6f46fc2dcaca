import { language } from './say.js';

/** Below so many a share says more than there is to say. */
const ENOUGH_FOR_SHARE = 20;

/** How far a figure moved: by a share, or by a number where there was little; null where it stayed. */
export function writeChange(now: number, before: number): string | null {
  if (now === before) return null;
  const format = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language(), { signDisplay: 'always', maximumFractionDigits: 0, ...options });
  if (before < ENOUGH_FOR_SHARE) return format({}).format(now - before);
  const share = (now - before) / before;
  return format({ style: 'percent', maximumFractionDigits: Math.abs(share) < 0.01 ? 1 : 0 }).format(share);
}
