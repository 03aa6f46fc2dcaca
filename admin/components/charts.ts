import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';

Chart.register(BarController, BarElement, LineController, LineElement, PointElement);
Chart.register(CategoryScale, LinearScale, Filler, Legend, Tooltip);

const MOTION_MS = 150;
const FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Draws a chart; motion is none where the system asks for none. A file of its own: pages without charts do not load it. */
export function drawChart(canvas: HTMLCanvasElement, chart: ChartConfiguration): { destroy(): void } {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  Chart.defaults.animation = still ? false : { duration: MOTION_MS };
  Chart.defaults.font.family = FACE;
  return new Chart(canvas, chart);
}
