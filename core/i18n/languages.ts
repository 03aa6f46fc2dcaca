export const LANGUAGES = ['tr', 'en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/** True for a language that TaraKazan speaks. */
export function isLanguage(tag: string): tag is Language {
  return (LANGUAGES as readonly string[]).includes(tag);
}

interface Wish {
  primary: string;
  quality: number;
}

function readWish(part: string): Wish {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { primary: tag.toLowerCase().split(/[-_]/)[0] ?? '', quality: Number.isFinite(value) ? value : 0 };
}

/** As pickLanguage, for a guest of a business: whose language is not offered reads English rather than the business's, if it is on. */
export function pickGuestLanguage(
  wanted: string | undefined,
  { languages, language }: { languages: readonly Language[]; language: Language },
): Language {
  const isNamed = /[a-z]{2}/i.test(wanted ?? '');
  return pickLanguage(wanted, languages, isNamed && languages.includes('en') ? 'en' : language);
}

/** The first wanted language (an Accept-Language header or one BCP 47 tag, by quality) that is offered, else the fallback. */
export function pickLanguage(
  wanted: string | undefined,
  offered: readonly Language[],
  fallback: Language,
): Language {
  const wishes = (wanted ?? '')
    .slice(0, 1000)
    .split(',')
    .map(readWish)
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const met = wishes.map((wish) => wish.primary).find((primary) => offered.some((one) => one === primary));
  return (met as Language | undefined) ?? fallback;
}
