/**
 * Text as it is compared with words: without case, accents, punctuation and emoji. Turkish İ, I and ı are all i
 * here, since phones on a Turkish keyboard write any of them.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim();
}
