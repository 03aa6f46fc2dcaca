import type { Language } from '../../../core/i18n/languages.js';

type Words = Record<Language, string>;

const say = (tr: string, en: string, de: string): Words => ({ tr, en, de });

/** Each action that core logs, in words. */
export const ACTION_WORDS: Record<string, Words> = {
  'business.create': say('İşletme açıldı', 'Business made', 'Betrieb angelegt'),
  'business.branding': say('Sayfa görünümü değişti', 'Page changed', 'Seite geändert'),
  'business.status': say('Durum değişti', 'Status changed', 'Status geändert'),
  'business.rename': say('Adres değişti', 'Address changed', 'Adresse geändert'),
  'package.book': say('Paket alındı', 'Package booked', 'Paket gebucht'),
  'package.adjust': say('Paket değişti', 'Package changed', 'Paket geändert'),
  'package.renew': say('Paket yenilendi', 'Package renewed', 'Paket verlängert'),
  'package.end': say('Paket bitti', 'Package ended', 'Paket beendet'),
  'balance.adjust': say('SMS bakiyesi değişti', 'SMS balance changed', 'SMS-Guthaben geändert'),
  'gift.start': say('Hediye başladı', 'Gift started', 'Geschenk gestartet'),
  'gift.edit': say('Hediye değişti', 'Gift changed', 'Geschenk geändert'),
  'coupon.redeem': say('Hediye teslim edildi', 'Gift handed out', 'Geschenk eingelöst'),
  'coupon.undo': say('Hediye teslimi geri alındı', 'Handing out undone', 'Einlösung zurückgenommen'),
  'coupon.void': say('Kod iptal edildi', 'Code made void', 'Code storniert'),
  'campaign.draft': say('Kampanya taslağı yazıldı', 'Campaign drafted', 'Kampagne entworfen'),
  'campaign.edit': say('Kampanya değişti', 'Campaign changed', 'Kampagne geändert'),
  'campaign.schedule': say('Kampanya zamanlandı', 'Campaign scheduled', 'Kampagne geplant'),
  'campaign.send': say('Kampanya gönderildi', 'Campaign sent at once', 'Kampagne sofort gesendet'),
  'campaign.miss': say('Kampanya zamanında gönderilemedi', 'Campaign missed its time', 'Kampagne verpasst'),
  'campaign.pause': say('Kampanya durduruldu', 'Campaign paused', 'Kampagne angehalten'),
  'campaign.resume': say('Kampanya sürdürüldü', 'Campaign resumed', 'Kampagne fortgesetzt'),
  'campaign.cancel': say('Kampanya iptal edildi', 'Campaign cancelled', 'Kampagne abgebrochen'),
  'campaign.delete': say('Kampanya silindi', 'Campaign deleted', 'Kampagne gelöscht'),
  'campaign.test': say('Deneme SMS’i gönderildi', 'Test SMS sent', 'Test-SMS gesendet'),
  'reminder.no_sms.edit': say(
    'SMS almayanlara hatırlatma değişti',
    'Reminder to customers without an SMS changed',
    'Erinnerung an Kunden ohne SMS geändert',
  ),
  'reminder.no_visit.edit': say(
    'Gelmeyenlere hatırlatma değişti',
    'Reminder to customers who stayed away changed',
    'Erinnerung an ausbleibende Kunden geändert',
  ),
  'staff.invite': say('Ekibe davet gönderildi', 'Somebody invited', 'Jemand eingeladen'),
  'staff.disable': say('Giriş kapatıldı', 'Sign-in taken away', 'Anmeldung entzogen'),
  'account.create': say('Giriş açıldı', 'Sign-in made', 'Anmeldung angelegt'),
  'account.link': say('Yeni giriş bağlantısı', 'New link to sign in', 'Neuer Anmelde-Link'),
  'account.password': say('Parola değişti', 'Password changed', 'Passwort geändert'),
  'account.language': say('Dil değişti', 'Language changed', 'Sprache geändert'),
  'account.totp_on': say('İkinci adım açıldı', 'Second step turned on', 'Zweiter Schritt eingeschaltet'),
  'account.totp_off': say('İkinci adım kapatıldı', 'Second step turned off', 'Zweiter Schritt ausgeschaltet'),
  'account.totp_reset': say(
    'İkinci adım TaraKazan tarafından kaldırıldı',
    'Second step taken away by TaraKazan',
    'Zweiter Schritt von TaraKazan entfernt',
  ),
  'account.recovery_code': say('Yedek kodla girildi', 'Spare code used', 'Ersatzcode benutzt'),
  'account.sign_out_everywhere': say('Her yerden çıkıldı', 'Signed out everywhere', 'Überall abgemeldet'),
};

/** What an entry is about, as it is filtered: the first words of its actions. */
export const TYPES: Record<string, { label: Words; subjects: string[] }> = {
  business: { label: say('İşletme', 'Business', 'Betrieb'), subjects: ['business'] },
  package: {
    label: say('Paket ve bakiye', 'Package and balance', 'Paket und Guthaben'),
    subjects: ['package', 'balance'],
  },
  gift: { label: say('Hediye', 'Gift', 'Geschenk'), subjects: ['gift', 'coupon'] },
  campaign: { label: say('Kampanya', 'Campaign', 'Kampagne'), subjects: ['campaign'] },
  reminder: { label: say('Hatırlatma', 'Reminder', 'Erinnerung'), subjects: ['reminder'] },
  staff: { label: say('Ekip', 'Staff', 'Team'), subjects: ['staff'] },
  account: { label: say('Kendi girişi', 'Own sign-in', 'Eigene Anmeldung'), subjects: ['account'] },
};

/** What an entry is on. */
export const SUBJECT_WORDS: Record<string, Words> = {
  business: say('İşletme', 'Business', 'Betrieb'),
  sms_package: say('Paket', 'Package', 'Paket'),
  gift: say('Hediye', 'Gift', 'Geschenk'),
  coupon: say('Kod', 'Code', 'Code'),
  campaign: say('Kampanya', 'Campaign', 'Kampagne'),
  message: say('SMS', 'SMS', 'SMS'),
  reminder: say('Hatırlatma', 'Reminder', 'Erinnerung'),
  staff: say('Ekip', 'Staff', 'Team'),
  account: say('Giriş', 'Sign-in', 'Anmeldung'),
};

export const ROLE_WORDS: Record<string, Words> = {
  owner: say('İşletme sahibi', 'Owner', 'Inhaber'),
  cashier: say('Kasiyer', 'Cashier', 'Kasse'),
  ceo: say('TaraKazan', 'TaraKazan', 'TaraKazan'),
  system: say('Sistem', 'System', 'System'),
};
