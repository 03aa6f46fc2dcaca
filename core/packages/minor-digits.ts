/** Currencies whose smallest unit is not a hundredth, by ISO 4217 (list one, 2026); funds and metals are not sold for. */
const DIGITS: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const BY_CURRENCY = new Map(
  Object.entries(DIGITS).flatMap(([digits, currencies]) =>
    currencies.split(' ').map((currency) => [currency, Number(digits)] as const),
  ),
);

/**
 * How many digits of a sum in the smallest unit stand behind the decimal point, by ISO 4217. Not Intl's: it tells how a currency is usually
 * shown (HUF, COP, IDR and PKR without fractions), which is no unit to count in.
 */
export const minorDigits = (currency: string): number => BY_CURRENCY.get(currency) ?? 2;
