import { expect, test } from '@jest/globals';
import { readFilters } from '../../../admin/panel/filters.js';
import type { Column } from '../../../admin/panel/column.js';

const COLUMNS: Column[] = [
  { name: 'at', type: 'datetime', filter: 'days', label: { tr: 'Gün', en: 'Day', de: 'Tag' } },
];
const read = (value: unknown) => readFilters(COLUMNS, [{ path: 'at', value }]);

test.each([
  ['2026-11-30', '2026-11-30T00:00:00.000Z'],
  ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ['2026-11-30T21:00:00.000Z', '2026-11-30T21:00:00.000Z'],
  ['2026-11-30T21:00:00+03:00', '2026-11-30T18:00:00.000Z'],
])('%s is the moment %s', (from, moment) => {
  expect(read({ from })).toEqual({ at: { from: new Date(moment), to: null } });
});

test.each([
  '2026-02-30',
  '2026-02-30T10:00:00Z',
  '2026-04-31',
  '2027-02-29',
  '2100-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-11-00',
  '2026-11-30 junk',
  '2026-11-30junk',
  '2026-11-30 ',
  ' 2026-11-30',
  '2026-11-30T',
  '2026-11-30T25:00:00Z',
  '2026-11-30T10:60:00Z',
  '2026-11-30T10:00:00',
  '2026-11-30T10:00:00Z; DROP',
  '2026-11-3',
  '20261130',
  '+002026-11-30',
  '1999-12-31',
  '2201-01-01',
  '0000-01-01',
  '٢٠٢٦-١١-٣٠',
  20261130,
  ['2026-11-30'],
  {},
])('%j is no day, on either end', (day) => {
  for (const end of ['from', 'to']) expect(() => read({ [end]: day })).toThrow('filter_invalid');
});
