import type { panel as english } from './panel.en.js';

export const panel: typeof english = {
  not_open: {
    title: 'Das Panel ist noch nicht geöffnet',
    text: 'Ihre Seite funktioniert schon: Gäste können scannen, chatten und gewinnen. Zahlen, Kunden und SMS folgen hier in Kürze.',
    home: 'Zur Seite der Gäste',
  },
  campaign: {
    example_name: 'Anna',
  },
};
