/** GSM-7 letters only, and short: with the longest name and the autofill line it is one SMS. */
export const sms = {
  code: '{business}: Ihr Code {code}. Er bestätigt nur Ihr Telefon, bitte nicht weitergeben.',
  gift: '{business}: Ihr Geschenk {title}. Code {code}, gültig bis {date}. Bitte beim Personal zeigen.',
  opt_out: {
    reply: 'Abmelden: STOP antworten.',
    page: 'Abmelden: {link}',
  },
};
