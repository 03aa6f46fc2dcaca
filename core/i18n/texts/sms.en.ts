/** GSM-7 letters only, and short: with the longest name and the autofill line it is one SMS. */
export const sms = {
  code: '{business}: your code is {code}. It only confirms your phone; share it with no one.',
  gift: '{business}: your gift {title}. Code {code}, valid until {date}. Show it to the staff.',
  opt_out: {
    reply: 'Reply STOP to opt out.',
    page: 'Opt out: {link}',
  },
};
