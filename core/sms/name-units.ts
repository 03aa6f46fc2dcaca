import { SegmentedMessage } from 'sms-segments-calculator';

/** What a name costs inside an SMS: GSM-7 septets, null where it cannot be written so, and UCS-2 units. */
export function nameUnits(name: string): { gsm: number | null; ucs2: number } {
  const counted = new SegmentedMessage(name, 'auto');
  const isGsm = counted.getEncodingName() === 'GSM-7';
  return { gsm: isGsm ? septets(name) : null, ucs2: name.length };
}

/** Signs of the GSM-7 extension table take two septets (3GPP TS 23.038). */
const EXTENSION = new Set('^{}\\[~]|€\f');

const septets = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (EXTENSION.has(sign) ? 2 : 1), 0);
