import type { Language } from '../../../core/i18n/languages.js';

type Words = Record<Language, string>;

const say = (tr: string, en: string, de: string): Words => ({ tr, en, de });

/** Fields that core logs by their names. One that is not here is told by its name. */
export const FIELD_WORDS: Record<string, Words> = {
  name: say('isim', 'name', 'Name'),
  slug: say('adres', 'address', 'Adresse'),
  status: say('durum', 'status', 'Status'),
  country: say('ülke', 'country', 'Land'),
  region: say('il', 'region', 'Region'),
  city: say('ilçe', 'city', 'Ort'),
  addressLine: say('açık adres', 'street', 'Straße'),
  latitude: say('enlem', 'latitude', 'Breitengrad'),
  longitude: say('boylam', 'longitude', 'Längengrad'),
  timezone: say('saat dilimi', 'time zone', 'Zeitzone'),
  language: say('dil', 'language', 'Sprache'),
  languages: say('diller', 'languages', 'Sprachen'),
  legalName: say('unvan', 'legal name', 'Firma'),
  contactEmail: say('iletişim e-postası', 'contact e-mail', 'Kontakt-E-Mail'),
  brandColour: say('renk', 'colour', 'Farbe'),
  logo: say('logo', 'logo', 'Logo'),
  reviewUrl: say('yorum bağlantısı', 'review link', 'Bewertungslink'),
  reviewRule: say('yorum kuralı', 'review rule', 'Bewertungsregel'),
  greeting: say('karşılama', 'greeting', 'Begrüßung'),
  socialLinks: say('sosyal bağlantılar', 'social links', 'Social-Links'),
  smsSender: say('SMS göndericisi', 'SMS sender', 'SMS-Absender'),
  quietFrom: say('sessiz saat başı', 'quiet from', 'Ruhe ab'),
  quietUntil: say('sessiz saat sonu', 'quiet until', 'Ruhe bis'),
  campaignPauseHours: say('kampanya arası (saat)', 'hours between campaigns', 'Stunden zwischen Kampagnen'),
  bookedSms: say('SMS', 'SMS', 'SMS'),
  priceMinor: say('ücret', 'price', 'Preis'),
  currency: say('para birimi', 'currency', 'Währung'),
  periodMonths: say('dönem (ay)', 'period (months)', 'Zeitraum (Monate)'),
  renews: say('yenilenir', 'renews', 'verlängert sich'),
  rollsOver: say('devreder', 'rolls over', 'Rest wird übernommen'),
  available: say('kalan SMS', 'SMS left', 'SMS übrig'),
  title: say('başlık', 'title', 'Titel'),
  terms: say('koşullar', 'terms', 'Bedingungen'),
  validDays: say('geçerli gün', 'days it holds', 'Tage gültig'),
  body: say('metin', 'text', 'Text'),
  transliterate: say('Türkçe harfsiz', 'without Turkish letters', 'ohne türkische Buchstaben'),
  audience: say('kime', 'audience', 'Empfänger'),
  linkUrl: say('bağlantı', 'link', 'Link'),
  offer: say('hediye', 'gift', 'Geschenk'),
  scheduledAt: say('zaman', 'time', 'Zeitpunkt'),
  enabled: say('açık', 'on', 'eingeschaltet'),
  afterDays: say('kaç gün sonra', 'after days', 'nach Tagen'),
  sendAt: say('saat', 'time of day', 'Uhrzeit'),
  mostADay: say('günde en çok', 'most a day', 'höchstens am Tag'),
};

/** Values that are words of ours. */
export const VALUE_WORDS: Record<string, Words> = {
  true: say('evet', 'yes', 'ja'),
  false: say('hayır', 'no', 'nein'),
  open: say('açık', 'open', 'geöffnet'),
  suspended: say('askıda', 'suspended', 'gesperrt'),
  closed: say('kapalı', 'closed', 'geschlossen'),
};
