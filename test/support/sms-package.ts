import type { PackageTerms } from '../../core/packages/book-package.js';

/** A hundred SMS a month that neither renew nor roll over. */
export const PACKAGE: PackageTerms = {
  bookedSms: 100,
  priceMinor: 9_900,
  currency: 'TRY',
  periodMonths: 1,
  renews: false,
  rollsOver: false,
};
