import QRCode from 'qrcode';

/** Level M survives a coffee stain; four modules of quiet zone are what the standard asks for. */
const LOOK = { errorCorrectionLevel: 'M', margin: 4, color: { dark: '#000000', light: '#ffffff' } } as const;

/** What a business's printed code leads to: its page, marked as a scan. */
export const scanUrl = (publicUrl: string, slug: string): string => `${publicUrl}/${slug}?s=qr`;

/** A QR of `text` as SVG. */
export const drawQrSvg = (text: string): Promise<string> => QRCode.toString(text, { ...LOOK, type: 'svg' });

/** A QR of `text` as PNG, `width` pixels wide. */
export const drawQrPng = (text: string, width = 1024): Promise<Buffer> =>
  QRCode.toBuffer(text, { ...LOOK, type: 'png', width });
