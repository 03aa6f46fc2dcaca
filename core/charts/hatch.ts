import type { Chart, Plugin } from 'chart.js';
import { PAPER } from './look.js';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Of lines over a bar, by the number of its series: none, slanting, upright, slanting back, both ways, level. */
const LINES: readonly (readonly [x: number, y: number])[][] = [
  [],
  [[1, 1]],
  [[0, 1]],
  [[1, -1]],
  [
    [1, 1],
    [1, -1],
  ],
  [[1, 0]],
];

const GAP = 8;

/** Lines over bars and their boxes in the legend, so that series differ without colour too. */
export const hatch: Plugin<'bar'> = {
  id: 'hatch',
  afterDatasetsDraw(chart) {
    for (const { index, data } of chart.getSortedVisibleDatasetMetas())
      for (const bar of data) {
        const { x, y, base, width } = bar.getProps(['x', 'y', 'base', 'width'], true) as Record<
          'x' | 'y' | 'base' | 'width',
          number
        >;
        const box = { left: x - width / 2, top: Math.min(y, base), width, height: Math.abs(base - y) };
        drawLines(chart, box, index);
      }
  },
  afterDraw(chart) {
    const { legend } = chart as unknown as { legend?: { legendHitBoxes: Box[] } };
    const labels = chart.options.plugins?.legend?.labels;
    if (!legend || !chart.options.plugins?.legend?.display) return;
    const size = { width: labels?.boxWidth ?? 0, height: labels?.boxHeight ?? 0 };
    for (const [index, { left, top, height }] of legend.legendHitBoxes.entries())
      drawLines(chart, { ...size, left, top: top + (height - size.height) / 2 }, index);
  },
};

function drawLines({ ctx }: Chart, { left, top, width, height }: Box, series: number): void {
  const reach = width + height;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.strokeStyle = PAPER;
  ctx.lineWidth = 1.25;
  for (const [dx, dy] of LINES[series % LINES.length]!)
    for (let at = -reach; at <= reach; at += GAP) {
      ctx.beginPath();
      // Level and upright lines move across themselves, slanting ones along the upper edge.
      const [x, y] = dx === 0 || dy !== 0 ? [left + at, dy < 0 ? top + height : top] : [left, top + at];
      ctx.moveTo(x, y);
      ctx.lineTo(x + dx * reach, y + dy * reach);
      ctx.stroke();
    }
  ctx.restore();
}
