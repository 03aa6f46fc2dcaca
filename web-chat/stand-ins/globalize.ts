// The browser's own Intl instead of a library with a table for each language.
interface Formatters {
  dateFormatter(): (date: Date) => string;
  relativeTimeFormatter(unit: 'hour' | 'minute'): (value: number) => string;
  unitFormatter(): (value: number) => string;
  plural(value: number): Intl.LDMLPluralRule;
}

export default (language: string): Formatters => ({
  dateFormatter: () => (date) =>
    new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: 'numeric',
    }).format(date),
  relativeTimeFormatter: (unit) => (value) => new Intl.RelativeTimeFormat(language).format(value, unit),
  unitFormatter: () => (value) => new Intl.NumberFormat(language).format(value),
  plural: (value) => new Intl.PluralRules(language).select(value),
});
