const LONGEST = 60;

/** The beginning of a text, by which whoever wrote it knows it again. */
export function quote(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ')];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join('').trimEnd()}…` : signs.join('');
}
