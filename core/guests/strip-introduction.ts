import { foldText } from '../i18n/fold-text.js';

/** Folded beginnings that no name has; "ben" and "im" alone are names too, and so are not among them. */
const INTRODUCTIONS = [
  ...['my name is', 'my names', 'the name is', 'i am', "i'm", 'this is', 'you can call me', 'call me'],
  ...['benim adim', 'benim ismim', 'benim adim soyadim', 'adim', 'ismim', 'adim soyadim'],
  ...['ich heisse', 'ich heiss', 'mein name ist', 'mein name', 'ich bin', 'ich bin der', 'ich bin die'],
].map((phrase) => phrase.split(' '));

/** Nobody is called these, so they go also without an introduction after them. */
const GREETINGS = [
  ...['hello', 'hi', 'hey', 'hi there', 'hello there', 'good morning', 'good evening', 'good afternoon'],
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

const foldWord = (text: string): Word => ({
  text,
  folded: /^[iı]['’‘ʼ`´＇]m$/iu.test(text) ? "i'm" : foldText(text),
  paused: /[,;:.!?…،]$/u.test(text),
});

const beginsWith = (words: Word[], phrase: string[]): boolean =>
  words.length >= phrase.length && phrase.every((word, at) => words[at]?.folded === word);

/** The longest of the phrases that the words begin with, by its length in words; 0 for none. */
const measure = (words: Word[], phrases: string[][]): number =>
  Math.max(0, ...phrases.filter((phrase) => beginsWith(words, phrase)).map((phrase) => phrase.length));

/**
 * What is left of "Hello, my name is Ali" once the greeting and the introduction are gone. Case, accents and the kind of
 * apostrophe do not matter. What may be a name is kept: "Ben Müller" and "Selam Yılmaz" are whole.
 */
export function stripIntroduction(text: string): string {
  const words = text.split(' ').filter(Boolean).map(foldWord);
  const greeted = measure(words, GREETINGS);
  const doubtful = greeted ? 0 : measure(words, DOUBTFUL_GREETINGS);
  const start = greeted || doubtful;
  const isTurkish = TURKISH_GREETINGS.has(words[start - 1]?.folded ?? '');
  // After a Turkish greeting "ben" is "I am".
  const introduction = measure(words.slice(start), isTurkish ? [...INTRODUCTIONS, ['ben']] : INTRODUCTIONS);
  const greetingCounts = greeted > 0 || introduction > 0 || words[start - 1]?.paused === true;
  const from = greetingCounts ? start + introduction : measure(words, INTRODUCTIONS);
  // A phrase alone may be somebody's name after all; several words of it are none.
  const rest = words.slice(from);
  return rest.length === 0 && words.length === 1 ? text : rest.map((word) => word.text).join(' ');
}
