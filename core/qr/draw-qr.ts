import QRCode from 'qrcode';

/** Level M survives a coffee stain; four modules of quiet zone are what the standard asks for. */
const LOOK = { errorCorrectionLevel: 'M', margin: 4, color: { dark: '#000000', light: '#ffffff' } } as const;

/** A picture costs as much as a hundred turns of a guest, and hardly ever changes: the newest are kept. */
const KEPT = 1000;
const kept = new Map<string, Promise<string | Buffer>>();

/** What a business's printed code leads to: its page, marked as a scan. */
export const scanUrl = (publicUrl: string, slug: string): string => `${publicUrl}/${slug}?s=qr`;

/** A QR of `text` as SVG. */
export const drawQrSvg = (text: string): Promise<string> =>
  once(`svg ${text}`, () => QRCode.toString(text, { ...LOOK, type: 'svg' }));

/** A QR of something secret as SVG: drawn for this once, kept nowhere. */
export const drawSecretQrSvg = (text: string): Promise<string> =>
  QRCode.toString(text, { ...LOOK, type: 'svg' });

/** A QR of `text` as PNG, `width` pixels wide. */
export const drawQrPng = (text: string, width = 1024): Promise<Buffer> =>
  once(`${width} ${text}`, () => QRCode.toBuffer(text, { ...LOOK, type: 'png', width }));

function once<Picture extends string | Buffer>(key: string, draw: () => Promise<Picture>): Promise<Picture> {
  const known = kept.get(key) as Promise<Picture> | undefined;
  const picture = known ?? draw();
  kept.delete(key);
  kept.set(key, picture);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  picture.catch(() => kept.delete(key));
  return picture;
}
