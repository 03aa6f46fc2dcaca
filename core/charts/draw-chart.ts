import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ChartConfiguration } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { PAPER } from './look.js';

const FAMILY = 'DejaVu Sans';
/** Points to a pixel of print. */
const SHARPNESS = 2;

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** Any of the chart definitions; what kind it is says the definition itself. */
type AnyChart = ChartConfiguration<'line'> | ChartConfiguration<'bar'>;

/** A chart as a PNG for files, twice as many pixels each way as asked for, in letters that know Turkish. */
export async function drawChart(
  chart: AnyChart,
  { width, height }: { width: number; height: number },
): Promise<Buffer> {
  const canvas = new ChartJSNodeCanvas({
    width,
    height,
    backgroundColour: PAPER,
    chartCallback: ({ defaults }) => {
      defaults.font.family = FAMILY;
      defaults.devicePixelRatio = SHARPNESS;
    },
  });
  // Without a font of our own all letters vanish silently.
  canvas.registerFont(join(fonts, 'DejaVuSans.ttf'), { family: FAMILY });
  canvas.registerFont(join(fonts, 'DejaVuSans-Bold.ttf'), { family: FAMILY, weight: 'bold' });
  return canvas.renderToBuffer(chart as ChartConfiguration);
}
