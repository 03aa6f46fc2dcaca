import { writeNumber } from '../../core/charts/look.js';
import type { Language } from '../../core/i18n/languages.js';

const YES_NO: Record<Language, [yes: string, no: string]> = {
  tr: ['Evet', 'Hayır'],
  en: ['Yes', 'No'],
  de: ['Ja', 'Nein'],
};

/** How a person reads a value: by their language, and the clock of the business. */
export interface Reader {
  language: Language;
  zone: string;
}

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

export interface Wish {
  /** A moment of which only its day matters. */
  dayOnly?: boolean;
  /** In a list the year stands only where it is not this one. */
  now?: Date;
}

/** `26 Kas 2026 15:04`; a day without a time is that day everywhere. Nothing where it is no time at all. */
export function writeMoment({ language, zone }: Reader, text: string, wish: Wish = {}): string | null {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return null;
  const isDay = DAY_ONLY.test(text);
  const write = (options: Intl.DateTimeFormatOptions, at = moment) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: isDay ? 'UTC' : zone,
      ...options,
    }).format(at);
  const year = { year: 'numeric' } as const;
  const thisYear = wish.now && write(year) === write(year, wish.now);
  const day = write({ day: 'numeric', month: 'short', ...(!thisYear && year) });
  if (isDay || wish.dayOnly) return day;
  return `${day} ${write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** Any value of a cell as text, by the type that the server gave its column. */
export function writeValue(reader: Reader, type: string, value: unknown, wish: Wish = {}): string {
  if (value === null || value === undefined || value === '') return '';
  if (type === 'boolean') return YES_NO[reader.language][value === true || value === 'true' ? 0 : 1];
  if (type === 'number' || type === 'float') {
    const number = Number(value);
    return Number.isFinite(number) ? writeNumber(reader.language, number) : String(value);
  }
  if (type === 'datetime' || type === 'date')
    return writeMoment(reader, String(value), wish) ?? String(value);
  return String(value);
}
