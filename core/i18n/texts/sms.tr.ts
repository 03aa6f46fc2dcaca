/** Transliterated: ş ğ ı ç would make it two SMS instead of one. */
export const sms = {
  code: '{business}: kodunuz {code}. Yalnizca telefonunuzu dogrular, kimseyle paylasmayin.',
  opt_out: {
    reply: 'Cikmak icin DUR yazip yanitlayin.',
    page: 'Cikmak icin: {link}',
  },
};
