/**
 * A short code as it is stored out of one as it was typed off a screen (Crockford: O is 0, I and L are 1), or as a phone found it in
 * a text: signs around it that no code has are left out ("CODE.", "CODE'den", "(CODE)"). Null when it cannot be one.
 */
export function parseLinkCode(text: string): string | null {
  // Without the flag u a class of ASCII letters matches nothing else: no ı, no long s.
  const [, found] = /^[^0-9a-z]*([0-9a-z]{10})(?![0-9a-z])/i.exec(text) ?? [];
  if (!found || /\p{L}/u.test(text.slice(0, text.indexOf(found)))) return null;
  const code = found.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.includes('U') ? null : code;
}
