import type * as Charts from '../charts.js';

let asked: Promise<typeof Charts> | undefined;

/** What draws charts, fetched when the first one is to be drawn; the page says where it is. */
export function loadCharts(): Promise<typeof Charts> {
  const address = document.getElementById('app')!.dataset['charts']!;
  asked ??= import(address) as Promise<typeof Charts>;
  return asked;
}
