const KEPT = 'ÇÖÜöüÄäßÑñÅåØøÆæÉéàèìòù';
const REPLACED: Record<string, string> = {
  ı: 'i',
  İ: 'I',
  ş: 's',
  Ş: 'S',
  ğ: 'g',
  Ğ: 'G',
  ç: 'c',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '₺': 'TL',
  '•': '-',
  '\u00a0': ' ',
};
const PLAIN = /^[\n !"#$%&'()*+,\-./0-9:;<=>?A-Za-z_@£¥§¡¿¤]$/;

/** Text in letters that an SMS carries 160 of (GSM-7, 3GPP TS 23.038): ş to s, ğ to g; what has no such letter is left out. */
export function transliterate(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => {
      if (PLAIN.test(sign) || KEPT.includes(sign)) return sign;
      if (sign in REPLACED) return REPLACED[sign]!;
      const base = sign.normalize('NFKD').replace(/\p{M}/gu, '');
      return [...base].every((part) => PLAIN.test(part)) ? base : '';
    })
    .join('');
}

/** A name in such letters, null when none of its own would be left: it is then better written as it is. */
export function transliterateName(name: string): string | null {
  const plain = transliterate(name)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return plain === '' ? null : plain;
}
