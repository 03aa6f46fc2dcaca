type Rgb = readonly [red: number, green: number, blue: number];

const TEAL = '#0f766e';
const WHITE: Rgb = [255, 255, 255];
/** The page's ground by day, and the lightest surface by night (style.ts). */
const SAND: Rgb = [246, 243, 238];
const NIGHT: Rgb = [34, 39, 45];
const BLACK: Rgb = [0, 0, 0];
/** What WCAG asks of text. */
const READABLE = 4.5;

function parse(colour: string | null): Rgb {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(colour ?? '') ?? /^#([0-9a-f]{6})$/i.exec(TEAL) ?? [];
  const value = Number.parseInt(hex ?? '', 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const print = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** How far apart two `#rrggbb` are to the eye: 1 to 21, as WCAG counts it. */
export const contrastOf = (one: string, other: string): number => contrast(parse(one), parse(other));

/** Moves a colour towards another in small steps until it can be read on a ground, as rounded for print. */
function moveUntilReadable(colour: Rgb, towards: Rgb, ground: Rgb): string {
  for (let step = 0; step <= 100; step++) {
    const share = step / 100;
    const [a = 0, b = 0, c = 0] = colour.map((part, at) =>
      Math.round(part + ((towards[at] ?? 0) - part) * share),
    );
    if (contrast([a, b, c], ground) >= READABLE) return print([a, b, c]);
  }
  return print(towards);
}

export interface BrandColours {
  /** Under white text. */
  fill: string;
  /** As text on the ground by day. */
  text: string;
  /** As text on the ground by night. */
  nightText: string;
}

/** A business's colour, moved no further than reading asks; what is no `#rrggbb` is our teal. */
export function brandColours(colour: string | null): BrandColours {
  const own = parse(colour);
  return {
    fill: moveUntilReadable(own, BLACK, WHITE),
    text: moveUntilReadable(own, BLACK, SAND),
    nightText: moveUntilReadable(own, WHITE, NIGHT),
  };
}
