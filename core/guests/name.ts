import { Refusal } from '../errors.js';

/** In signs. */
export const LONGEST_NAME = 60;
const INTRODUCTIONS =
  /^(?:(?:hi|hello|hey|merhaba|selam|hallo)[,!.\s]+)?(?:my name is|my name's|i am|i'm|benim ad[ıi]m|ad[ıi]m|ismim|ben|ich hei(?:ß|ss)e|mein name ist|ich bin)\s+/iu;

/** A name as it is kept: one line, no introduction, no control marks. Throws Refusal `name_invalid`. */
export function parseName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(INTRODUCTIONS, '')
    .replace(/[.!,\s]+$/u, '');
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  const marks = name.match(/\p{M}/gu)?.length ?? 0;
  const onlyNameSigns = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u.test(name);
  const longEnough = letters >= 2 || /^[\p{Script=Han}\p{Script=Hangul}]$/u.test(name);
  if (!onlyNameSigns || !longEnough || [...name].length > LONGEST_NAME || marks > letters)
    throw new Refusal('name_invalid');
  return name;
}
