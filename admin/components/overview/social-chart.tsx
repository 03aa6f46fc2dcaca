import React, { useMemo } from 'react';
import { rankedChart } from '../../../core/charts/ranked-chart.js';
import { writeNumber } from '../../../core/charts/look.js';
import type { SocialClicks } from '../../../core/insights/social-clicks.js';
import { ChartCard } from './chart.js';
import { EmptyPanel } from './empty-panel.js';
import { language, say } from './say.js';

type Figures = SocialClicks['figures'];

const NAMES: Record<Exclude<keyof Figures, 'clicksWebsite'>, string> = {
  clicksInstagram: 'Instagram',
  clicksFacebook: 'Facebook',
  clicksTiktok: 'TikTok',
  clicksX: 'X',
  clicksYoutube: 'YouTube',
};
const BAR = 36;

/** Taps by network, the most first; networks without any are left out. */
export const SocialChart = ({ social }: { social: Figures }) => {
  const title = say('overview.charts.social');
  const nameOf = (network: keyof Figures) =>
    network === 'clicksWebsite' ? say('overview.charts.website') : NAMES[network];
  const shown = (Object.keys(social) as (keyof Figures)[])
    .filter((network) => social[network].now > 0)
    .sort((a, b) => social[b].now - social[a].now);
  const chart = useMemo(
    () =>
      rankedChart({
        language: language(),
        shareOf: 'sum',
        bars: shown.map((network) => ({ label: nameOf(network), value: social[network].now })),
      }),
    [social],
  );
  if (shown.length === 0) return <EmptyPanel title={title} text={say('overview.charts.no_social')} />;
  const table = {
    head: [say('overview.charts.network'), say('overview.charts.now'), say('overview.charts.before')],
    rows: shown.map((network) => [
      nameOf(network),
      writeNumber(language(), social[network].now),
      writeNumber(language(), social[network].before),
    ]),
  };
  return <ChartCard title={title} chart={chart} table={table} height={shown.length * BAR + 24} />;
};
