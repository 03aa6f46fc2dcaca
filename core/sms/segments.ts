import { SegmentedMessage } from 'sms-segments-calculator';

/** The signs that GSM-7 has (3GPP TS 23.038); those of its extension table take two septets. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENSION = new Set('^{}\\[~]|€\f');

/** Latin, Greek and Cyrillic letters and common punctuation: between two of these a text may always break. */
const LONE =
  '\\u0000-\\u00ac\\u00ae-\\u024f\\u0370-\\u0373\\u0386-\\u03ff\\u0400-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u20a0-\\u20bf';
const ALL_LONE = new RegExp(`^[${LONE}]*$`, 'u');
const BETWEEN_LONE = new RegExp(`(?<=[${LONE}])(?=[${LONE}])`, 'u');

/** What a person sees as one sign, which no segment's end divides; as the provider's own calculator divides it. */
export function signsOf(text: string): string[] {
  if (ALL_LONE.test(text)) return text.split('');
  // The calculator takes the square of a text's length: it is given only the stretches that need it.
  return text
    .split(BETWEEN_LONE)
    .flatMap((stretch) => (stretch.length === 1 ? stretch : new SegmentedMessage(stretch).graphemes));
}

const isGsm = (sign: string): boolean => GSM.has(sign) || GSM_EXTENSION.has(sign);

/** What a text costs inside an SMS: GSM-7 septets, null where it cannot be written so, and UCS-2 units. */
export function unitsOf(signs: string[]): { gsm: number | null; ucs2: number } {
  const sizes = septets(signs);
  return {
    gsm: sizes?.reduce((sum, size) => sum + size, 0) ?? null,
    ucs2: signs.reduce((sum, sign) => sum + sign.length, 0),
  };
}

function septets(signs: string[]): number[] | null {
  return signs.every(isGsm) ? signs.map((sign) => (GSM_EXTENSION.has(sign) ? 2 : 1)) : null;
}

const SEGMENT_BITS = 1120;
/** Two such fit into any segment. */
const LONGEST_SIGN = 32;
/** Joined segments begin with six octets that say which they are. */
const HEADER_BITS = 48;

/** How many SMS a text is billed as: what sms-segments-calculator says, a hundred times sooner. */
export function countSegments(text: string): number {
  const signs = signsOf(text);
  // Of heaps of marks the calculator makes segments in a way of its own.
  if (signs.some((sign) => sign.length > LONGEST_SIGN)) return new SegmentedMessage(text).segmentsCount;
  const narrow = septets(signs);
  return narrow
    ? fill(narrow, 7)
    : fill(
        signs.map((sign) => sign.length),
        16,
      );
}

/** Segments of a finished text with what the carrier adds. */
export const countExactly = (text: string, suffixUnits: number): number =>
  countSegments(text + 'x'.repeat(suffixUnits));

function fill(sizes: number[], bits: number): number {
  if (sizes.reduce((sum, size) => sum + size, 0) * bits <= SEGMENT_BITS) return 1;
  let segments = 1;
  let used = HEADER_BITS;
  for (const size of sizes) {
    if (used + size * bits > SEGMENT_BITS) {
      segments += 1;
      used = HEADER_BITS;
    }
    used += size * bits;
  }
  return segments;
}
