/** Of a column that is true or false, kept as words so that AdminJS shows and filters it like any other. */
export const YES_NO = {
  true: { tr: 'Evet', en: 'Yes', de: 'Ja' },
  false: { tr: 'Hayır', en: 'No', de: 'Nein' },
};
