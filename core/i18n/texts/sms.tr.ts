/** Transliterated: ş ğ ı ç would make it two SMS instead of one. */
export const sms = {
  code: '{business}: kodunuz {code}. Yalnizca telefonunuzu dogrular, kimseyle paylasmayin.',
  gift: '{business}: hediyeniz {title}. Kod {code}, son gün {date}. Personele göstermeniz yeterli.',
  opt_out: {
    reply: 'Cikmak icin DUR yazip yanitlayin.',
    page: 'Cikmak icin: {link}',
  },
};
