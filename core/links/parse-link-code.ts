/** A short code as it is stored out of one as it was typed off a screen (Crockford: O is 0, I and L are 1); null when it cannot be one. */
export function parseLinkCode(text: string): string | null {
  // Without the flag u nothing but ASCII letters matches: no ı, no long s.
  if (!/^[0-9a-z]{10}$/i.test(text)) return null;
  const code = text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.includes('U') ? null : code;
}
