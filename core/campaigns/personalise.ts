import { Refusal } from '../errors.js';
import type { Language } from '../i18n/languages.js';
import { translate } from '../i18n/translate.js';
import { transliterate, transliterateName, WHITE } from '../sms/transliterate.js';

const LONGEST = 1_000;

export type Field = 'name' | 'link' | 'code';
type Part = { text: string } | { field: Field };

/** A text cut at its placeholders; made once, filled for each guest. */
export interface Template {
  parts: Part[];
  fields: ReadonlySet<Field>;
}

/** What stands for one guest; null for what there is none of: an erased name, a country without links. */
export type Values = Record<Field, string | null>;

/**
 * Reads what an owner wrote: {name}, {link} and {code} in small or capital letters, Turkish ones too ({LİNK}), are placeholders, other braces
 * stay as typed. Any white space but a line break is a space. Throws Refusal `text_invalid` when it is longer than 1,000 characters, or when nothing is left of it
 * where every placeholder is missing (or, transliterated, of its letters).
 */
export function parseTemplate(written: string, options = { transliterate: false }): Template {
  const text = written
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(WHITE, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '')
    .trim();
  const parts = text
    .split(PLACEHOLDERS)
    .filter((piece) => piece !== '')
    .map((piece): Part => {
      const field = PLACEHOLDER.test(piece) && FIELDS.find((one) => piece[1]!.toLowerCase() === one[0]);
      return field ? { field } : { text: piece };
    });
  const template = { parts, fields: new Set(parts.flatMap((part) => ('field' in part ? [part.field] : []))) };
  const bare = personalise(template, { name: null, link: null, code: null }, options);
  if ([...text].length > LONGEST || bare === '') throw new Refusal('text_invalid');
  return template;
}

const FIELDS = ['name', 'link', 'code'] as const;
/** A Turkish keyboard writes İ and ı; a phone that makes small letters of İ leaves its dot behind. */
const PLACEHOLDERS = /(\{(?:name|l(?:i\u0307?|İ|ı)nk|code)\})/i;
const PLACEHOLDER = new RegExp(`^${PLACEHOLDERS.source}$`, 'i');

/**
 * The text for one guest, filled in one pass: what a value holds is never read as a placeholder. Where a value is missing the space
 * before it goes too. Transliteration spares the link and the code, which must stay as they are, and a name of which nothing would be left.
 */
export function personalise(template: Template, values: Values, options: { transliterate: boolean }): string {
  const plain = options.transliterate ? transliterate : (text: string) => text;
  const nameAs = (name: string | null) =>
    name && options.transliterate ? (transliterateName(name) ?? name) : name;
  const filled: Values = { ...values, name: nameAs(values.name) };
  let out = '';
  let gap: 'none' | 'joined' | 'spaced' = 'none';
  for (const part of template.parts) {
    let piece = 'text' in part ? plain(part.text) : filled[part.field];
    if (piece === null || piece === '') {
      if ('text' in part) continue;
      gap = gap === 'spaced' || out.endsWith(' ') ? 'spaced' : 'joined';
      out = out.replace(/ +$/, '');
      continue;
    }
    if (gap !== 'none') {
      if (out === '' || out.endsWith('\n')) piece = 'text' in part ? piece.replace(/^[ ,;:.!]+/, '') : piece;
      else if (gap === 'spaced' && /^[^\s\p{P}]/u.test(piece)) out += ' ';
      if (piece === '') continue;
      gap = 'none';
    }
    out += piece;
  }
  return out.trim();
}

/** The line that says how to get no more of these: by a reply, or by a page (`optOutWay` tells which). */
export function optOutLine(language: Language, mode: 'reply' | 'page', link: string): string {
  return mode === 'reply'
    ? translate(language, 'sms.opt_out.reply')
    : translate(language, 'sms.opt_out.page', { link });
}

/** A personalised text with that line below it. */
export const withOptOut = (text: string, language: Language, mode: 'reply' | 'page', link: string): string =>
  `${text}\n${optOutLine(language, mode, link)}`;
