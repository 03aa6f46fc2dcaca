import type { reminder as english } from './reminder.en.js';

export const reminder: typeof english = {
  rests: {
    no_sms_left: 'SMS paketiniz bitti. Sırası gelenler yeni paketi bekliyor.',
    business_not_open: 'İşletmeniz şu anda açık değil.',
    text_invalid: 'Metin bu hâliyle gönderilemiyor. Lütfen yeniden yazın.',
  },
  daily_cap: 'Sırası gelenler günlük sınırdan fazla. Kalanlar sonraki günlerde alır.',
  why: {
    no_sms: '{since} tarihinden beri SMS almadı',
    never_sms: 'henüz hiç SMS almadı',
    no_visit: 'en son {since} tarihinde geldi',
  },
};
