import type { panel as english } from './panel.en.js';

export const panel: typeof english = {
  campaign: {
    example_name: 'Anna',
  },
};
