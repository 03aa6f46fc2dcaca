import { personalise, type Template } from './personalise.js';
import { MOST_NAME_UNITS } from '../sms/name-units.js';
import { countExactly } from '../sms/segments.js';

interface Sample {
  /** A link and a code as long as each guest's own and of such letters, null where there is none. */
  link: string | null;
  code: string | null;
  /** Stands below the text, after a line break: how to opt out. */
  ending: string | null;
  transliterate: boolean;
  /** Units that the carrier adds at the end, as Turkey's ` B001`. */
  suffixUnits: number;
}

/** Segments of one text by the units of the guest's name, 0 being no name: where the name is in GSM-7 letters, and where not. */
export interface SegmentTable {
  gsm: number[];
  ucs2: number[];
  /** Without {name} everybody's costs the same, and nobody's need be counted alone. */
  usesName: boolean;
  transliterate: boolean;
}

/** What a text costs with every name that is regular: the calculator's count with as many letters, so that SQL can look it up. */
export function countTemplate(template: Template, sample: Sample): SegmentTable {
  const usesName = template.fields.has('name');
  const lengths = Array.from({ length: MOST_NAME_UNITS + 1 }, (_, units) => units);
  const count = (letter: string, units: number) => {
    const name = units > 0 ? letter.repeat(units) : null;
    return countExactly(
      finish(personalise(template, { ...sample, name }, sample), sample.ending),
      sample.suffixUnits,
    );
  };
  const same = usesName ? 0 : count('', 0);
  const by = (letter: string) => lengths.map((units) => (usesName ? count(letter, units) : same));
  return { gsm: by('x'), ucs2: by('ж'), usesName, transliterate: sample.transliterate };
}

const finish = (text: string, ending: string | null): string =>
  ending === null ? text : `${text}\n${ending}`;

/**
 * SQL for the segments of one guest's message, to be summed or kept: `guest` is the table's alias, the two arrays are its parameters from
 * `$first` on. Not for guests with `name_irregular`, unless the text has no {name}.
 */
export function segmentsOf(
  table: SegmentTable,
  guest: string,
  first: number,
): { sql: string; params: [number[], number[]] } {
  const gsm = table.transliterate
    ? `coalesce(${guest}.name_plain_units, ${guest}.name_gsm_units)`
    : `${guest}.name_gsm_units`;
  const sql = `CASE WHEN ${gsm} IS NULL AND ${guest}.name_ucs2_units IS NOT NULL
    THEN ($${first + 1}::int[])[${guest}.name_ucs2_units + 1] ELSE ($${first}::int[])[coalesce(${gsm}, 0) + 1] END`;
  return { sql, params: [table.gsm, table.ucs2] };
}
