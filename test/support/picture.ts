import { PNG } from 'pngjs';

/** A PNG of one colour. */
export function picture(width = 64, height = 64, red = 200): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, 90, 40, 255], at);
  return PNG.sync.write(png);
}
