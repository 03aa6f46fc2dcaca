import type { BrandingOptions } from 'adminjs';

const FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** The brand's colours under AdminJS' names. */
export const THEME = {
  colors: {
    primary100: '#0f766e',
    primary80: '#0b5d57',
    primary60: '#0f766e',
    primary40: '#7fb8b3',
    primary20: '#e3f2f0',
    accent: '#0f766e',
    hoverBg: '#e3f2f0',
    filterBg: '#0b5d57',
    bg: '#f6f3ee',
    border: '#e4ded4',
    grey100: '#1b1f24',
    grey80: '#5d6672',
    grey60: '#5d6672',
    grey40: '#857d70',
    error: '#b42318',
    success: '#1b7f4b',
  },
  font: FACE,
  breakpoints: ['577px', '769px', '1024px', '1100px'],
} as unknown as NonNullable<BrandingOptions['theme']>;
