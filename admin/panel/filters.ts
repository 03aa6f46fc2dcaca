import { z } from 'zod';
import { Refusal } from '../../core/errors.js';
import type { Column } from './column.js';

/** A filter as a resource gets it: typed, and only of what the column allows. */
export type Wanted = Record<string, string | { from: Date | null; to: Date | null }>;

interface Asked {
  path: string;
  value: unknown;
}

const LONGEST_WORDS = 100;

/** A day that exists, as `2026-11-30`, or a moment of it with its zone. */
const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/**
 * What AdminJS read from the address, held against the columns. Whatever a column does not know, an unknown name, a list where a word
 * is meant, a day that there is not, is refused: it is never passed over, as the answer would then be another than was asked for.
 * Throws Refusal `filter_invalid`.
 */
export function readFilters(columns: Column[], asked: Asked[]): Wanted {
  const wanted: Wanted = {};
  for (const { path, value } of asked) {
    const column = columns.find(({ name, filter }) => name === path && filter !== undefined);
    if (!column) throw new Refusal('filter_invalid');
    if (value === '' || value === null || value === undefined) continue;
    wanted[path] = readOne(column, value);
  }
  return wanted;
}

function readOne(column: Column, value: unknown): Wanted[string] {
  switch (column.filter) {
    case 'days':
      return readDays(value);
    case 'one_of':
      if (typeof value === 'string' && Object.hasOwn(column.values ?? {}, value)) return value;
      break;
    case 'words':
      if (typeof value === 'string' && value.length <= LONGEST_WORDS && !value.includes('\0')) return value;
      break;
    case undefined:
      break;
  }
  throw new Refusal('filter_invalid');
}

function readDays(value: unknown): { from: Date | null; to: Date | null } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('filter_invalid');
  const { from, to, ...rest } = value as Record<string, unknown>;
  if (Object.keys(rest).length > 0) throw new Refusal('filter_invalid');
  return { from: readDay(from), to: readDay(to) };
}

function readDay(value: unknown): Date | null {
  if (value === undefined || value === '') return null;
  // JavaScript reads 30 February as 2 March, and a day with anything behind it as that day.
  const read = Moment.safeParse(value);
  const day = read.success ? new Date(read.data) : null;
  if (!day || day.getUTCFullYear() < 2000 || day.getUTCFullYear() > 2200) throw new Refusal('filter_invalid');
  return day;
}
