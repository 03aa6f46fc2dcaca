import type { panel as english } from './panel.en.js';

export const panel: typeof english = {
  not_open: {
    title: 'Panel henüz açık değil',
    text: 'Sayfanız şimdiden çalışıyor: misafirleriniz okutabilir, sohbet edebilir ve kazanabilir. Rakamlar, müşteriler ve SMS yakında burada.',
    home: 'Misafir tarafına geçin',
  },
  campaign: {
    example_name: 'Ayşe',
  },
};
