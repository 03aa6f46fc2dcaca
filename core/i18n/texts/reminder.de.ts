import type { reminder as english } from './reminder.en.js';

export const reminder: typeof english = {
  rests: {
    no_sms_left: 'Ihr SMS-Paket ist aufgebraucht. Wer an der Reihe ist, wartet auf das nächste.',
    business_not_open: 'Ihr Betrieb ist zurzeit nicht geöffnet.',
    text_invalid: 'Der Text kann so nicht gesendet werden. Bitte schreiben Sie ihn neu.',
  },
  daily_cap: 'Es waren mehr an der Reihe, als ein Tag zulässt. Sie folgen an den nächsten Tagen.',
  why: {
    no_sms: 'hat seit dem {since} keine SMS bekommen',
    never_sms: 'hat noch nie eine SMS bekommen',
    no_visit: 'war zuletzt am {since} da',
  },
};
