export const reminder = {
  rests: {
    no_sms_left: 'The SMS package is used up. Whoever is due waits for the next one.',
    business_not_open: 'The business is not open at the moment.',
    text_invalid: 'The text cannot be sent as it is. Please write it anew.',
  },
  daily_cap: 'More people were due than a day may have. They follow on the next days.',
  why: {
    no_sms: 'had no SMS since {since}',
    never_sms: 'has not had an SMS yet',
    no_visit: 'was last here on {since}',
  },
};
