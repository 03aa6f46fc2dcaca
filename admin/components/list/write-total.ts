import { MOST_LISTED } from '../../../core/db/page.js';
import { writeValue, type Reader } from '../write-value.js';

/** How many there are, in the reader's way: `10.000+` where they are not counted any further. */
export const writeTotal = (reader: Reader, total: number, more = total >= MOST_LISTED): string =>
  writeValue(reader, 'number', total) + (more ? '+' : '');
