import { foldText } from '../i18n/fold-text.js';

/** Folded beginnings that no name has; "ben" and "im" alone are names too, and so are not among them. */
const INTRODUCTIONS = [
  ...['my name is', 'my names', 'the name is', 'this is', 'you can call me', 'call me', 'people call me'],
  ...['i am', "i'm", 'i am called', "i'm called", "it's", "it's me"],
  ...['benim adim', 'benim ismim', 'benim adim soyadim', 'adim', 'ismim', 'adim soyadim'],
  ...['ich heisse', 'ich heiss', 'mein name ist', 'mein name', 'mein name lautet', 'meine name ist'],
  ...['ich bin', 'ich bin der', 'ich bin die', 'ich bins', 'nenn mich', 'nennen sie mich', 'man nennt mich'],
].map((phrase) => phrase.split(' '));

/** What forms print before the field; only with a colon or the like behind them. */
const LABELS = [
  ...['name', 'my name', 'first name', 'full name', 'isim', 'isim soyisim', 'ad', 'adi', 'ad soyad'],
  ...['vorname', 'vor und nachname'],
].map((phrase) => phrase.split(' '));

/** Nobody is called these, so they go also without an introduction after them. */
const GREETINGS = [
  ...[
    'hello',
    'hi',
    'hey',
    'hi there',
    'hey there',
    'hello there',
    'good morning',
    'good evening',
    'good afternoon',
  ],
  ...['merhaba', 'merhabalar', 'gunaydin', 'iyi gunler', 'iyi aksamlar', 'selamlar', 'slm'],
  ...['hallo', 'guten tag', 'guten morgen', 'guten abend', 'gruss gott'],
].map((phrase) => phrase.split(' '));

/** Names too: a greeting only before a comma or an introduction. */
const DOUBTFUL_GREETINGS = ['selam', 'moin', 'servus', 'salve'].map((word) => [word]);

const TURKISH_GREETINGS = new Set([
  'merhaba',
  'merhabalar',
  'selam',
  'selamlar',
  'slm',
  'gunaydin',
  'gunler',
  'aksamlar',
]);

interface Word {
  text: string;
  folded: string;
  /** A pause is written after it. */
  paused: boolean;
}

/** Without their apostrophe they are names too (Im, Its). */
const CONTRACTIONS: [RegExp, string][] = [
  [/^[iıİ]['’‘ʼ`´＇]m[,:]?$/iu, "i'm"],
  [/^[iıİ]t['’‘ʼ`´＇]s[,:]?$/iu, "it's"],
];

const foldWord = (text: string): Word => ({
  text,
  folded: CONTRACTIONS.find(([pattern]) => pattern.test(text))?.[1] ?? foldText(text),
  paused: /[,;:.!?…،=]$/u.test(text),
});

const beginsWith = (words: Word[], phrase: string[]): boolean =>
  words.length >= phrase.length && phrase.every((word, at) => words[at]?.folded === word);

/** The longest of the phrases that the words begin with, by its length in words; 0 for none. */
const measure = (words: Word[], phrases: string[][]): number =>
  Math.max(0, ...phrases.filter((phrase) => beginsWith(words, phrase)).map((phrase) => phrase.length));

/** A colon or a dash that stands alone goes to the word before it: `ismim : Ali`, `Ad - Ali`. A dash at a name's own place stays. */
const joinColons = (text: string): string =>
  text
    .replace(/ +([:=])(?= |$)/gu, '$1')
    .replace(/^((?:\p{L}+ ?){1,4}) [-–—] /u, (whole, before: string) =>
      measure(before.split(' ').map(foldWord), [...INTRODUCTIONS, ...LABELS]) === before.split(' ').length
        ? `${before}: `
        : whole,
    )
    .replace(/^((?:\p{L}+ )?\p{L}+)[:=](?=\p{L})/u, '$1: ');

/** Turkish says it around the name: "Ben Ayşe'yim", "Bana Ali diyebilirsiniz". */
const AROUND = [
  /^(?:ben )?(\p{L}.*)['’‘ʼ`´＇]y[iıuü]m$/iu,
  /^ben (\p{L}.*)['’‘ʼ`´＇][iıuü]m$/iu,
  /^bana (\p{L}.*) (?:de|deyin|derler|diyebilirsin|diyebilirsiniz)$/iu,
];

/**
 * What is left of "Hello, my name is Ali" once the greeting and the introduction are gone. Case, accents and the kind of
 * apostrophe do not matter. What may be a name is kept: "Ben Müller" and "Selam Yılmaz" are whole.
 */
export function stripIntroduction(text: string): string {
  const words = joinColons(text).split(' ').filter(Boolean).map(foldWord);
  const greeted = measure(words, GREETINGS);
  const doubtful = greeted ? 0 : measure(words, DOUBTFUL_GREETINGS);
  const start = greeted || doubtful;
  const isTurkish = TURKISH_GREETINGS.has(words[start - 1]?.folded ?? '');
  // After a Turkish greeting "ben" is "I am".
  const phrases = isTurkish ? [...INTRODUCTIONS, ['ben']] : INTRODUCTIONS;
  const label = measure(words.slice(start), LABELS);
  const introduction =
    label > 0 && words[start + label - 1]?.paused ? label : measure(words.slice(start), phrases);
  const greetingCounts = greeted > 0 || introduction > 0 || words[start - 1]?.paused === true;
  const from = greetingCounts ? start + introduction : measure(words, INTRODUCTIONS);
  // A phrase alone may be somebody's name after all; several words of it are none.
  const rest = words.slice(from);
  if (rest.length === 0 && words.length === 1) return text;
  const name = rest.map((word) => word.text).join(' ');
  const bare = name.replace(/[.!…]+$/u, '');
  return AROUND.map((phrase) => phrase.exec(bare)?.[1]).find((inner) => inner !== undefined) ?? name;
}
