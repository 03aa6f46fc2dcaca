import { create } from 'qrcode/lib/core/qrcode';

/** A QR's dark squares, and how many there are in a row. */
export interface Squares {
  size: number;
  isDark(row: number, column: number): boolean;
}

/** The QR of a text; level M survives a scratched screen. */
export function squaresOf(text: string): Squares {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return {
    size: modules.size,
    isDark: (row, column) => modules.get(row, column) === 1 || modules.get(row, column) === true,
  };
}

/** The same as one path of an SVG, a unit for a square, inside a quiet zone of four. */
export function pathOf({ size, isDark }: Squares): string {
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (isDark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
  return path;
}
