import type { Squares } from './draw-code.js';

interface Picture {
  business: string;
  title: string;
  code: string;
  until: string;
  squares: Squares;
}

const WIDTH = 720;
const HEIGHT = 960;
const FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Draws the gift as a picture of its own and gives it to the phone: to share or keep where it can, else as a download. */
export async function savePicture(picture: Picture): Promise<void> {
  const canvas = draw(picture);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) return;
  const name = `${picture.code}.png`;
  const file = new File([blob], name, { type: blob.type });
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
    const shared = await navigator.share({ files: [file] }).then(
      () => true,
      // A second tap while the sheet is open is no wish for a download either.
      (error: Error) => error.name === 'AbortError' || error.name === 'InvalidStateError',
    );
    if (shared) return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function draw({ business, title, code, until, squares }: Picture): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  const line = (text: string, y: number, font: string, colour: string): void => {
    pen.font = `${font} ${FACE}`;
    pen.fillStyle = colour;
    pen.fillText(text, WIDTH / 2, y, WIDTH - 64);
  };
  pen.fillStyle = '#fef3e2';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.textAlign = 'center';
  line(business, 80, '600 36px', '#1b1f24');
  line(title, 148, '600 44px', '#b45309');
  line(code.split('').join('\u200a'), 240, '700 72px', '#1b1f24');
  const cell = Math.floor(520 / (squares.size + 8));
  const side = cell * (squares.size + 8);
  const [left, top] = [(WIDTH - side) / 2, 290];
  pen.fillStyle = '#ffffff';
  pen.fillRect(left, top, side, side);
  pen.fillStyle = '#000000';
  for (let row = 0; row < squares.size; row++)
    for (let column = 0; column < squares.size; column++)
      if (squares.isDark(row, column))
        pen.fillRect(left + (column + 4) * cell, top + (row + 4) * cell, cell, cell);
  line(until, 890, '400 32px', '#1b1f24');
  return canvas;
}
