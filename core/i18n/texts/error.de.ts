import type { RefusalCode } from '../../errors.js';

export const error = {
  address_invalid: 'Bitte geben Sie die Adresse in einer Zeile mit höchstens 120 Zeichen an.',
  bad_request: 'Das kam nicht lesbar bei uns an. Bitte versuchen Sie es noch einmal.',
  body_too_large: 'Das ist zu groß. Bitte senden Sie weniger auf einmal.',
  business_closed: 'Diese Seite ist zurzeit geschlossen. Bitte fragen Sie das Personal.',
  business_name_invalid: 'Bitte geben Sie dem Betrieb einen Namen mit höchstens 60 Zeichen.',
  colour_invalid: 'Bitte wählen Sie eine Farbe in der Form #0f766e.',
  conversation_busy: 'Einen Moment bitte. Versuchen Sie es dann noch einmal.',
  coupon_expired: 'Dieses Geschenk ist abgelaufen.',
  coupon_redeemed: 'Dieses Geschenk wurde schon eingelöst.',
  coupon_undo_too_late: 'Das lässt sich nur 10 Minuten lang rückgängig machen.',
  coupon_unknown: 'Zu diesem Code gibt es kein Geschenk. Bitte prüfen Sie jeden Buchstaben.',
  coupon_void: 'Dieses Geschenk gilt nicht mehr.',
  files_refused: 'Dateien können hier nicht gesendet werden. Bitte schreiben Sie es.',
  forbidden: 'Das geht hier nicht. Bitte öffnen Sie die Seite neu.',
  internal: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es in einer Minute noch einmal.',
  gift_invalid: 'Bitte geben Sie dem Geschenk einen Titel und die Tage, die es gilt.',
  gift_texts_used_up: 'Dieses Geschenk ließ sich nicht per SMS senden. Bitte speichern Sie es als Bild.',
  greeting_invalid: 'Bitte fassen Sie die Begrüßung in eine Zeile mit höchstens 140 Zeichen.',
  languages_invalid: 'Bitte behalten Sie mindestens eine Sprache, darunter die des Betriebs.',
  logo_invalid:
    'Bitte nehmen Sie ein Bild als PNG, JPEG oder WebP mit höchstens 200 KB und 32 bis 2048 Pixeln je Seite.',
  message_too_long: 'Das ist zu lang. Bitte bleiben Sie unter 1.000 Zeichen.',
  name_invalid: 'Das konnten wir nicht als Namen lesen. Wie dürfen wir Sie nennen?',
  no_gift: 'Zurzeit gibt es hier kein Geschenk. Bitte fragen Sie das Personal.',
  not_found: 'Hier ist nichts. Bitte prüfen Sie die Adresse.',
  phone_country: 'In dieses Land können wir noch keine SMS senden. Haben Sie eine andere Handynummer?',
  phone_invalid: 'Die Nummer sieht unvollständig aus. Bitte geben Sie Ihre Handynummer noch einmal ein.',
  phone_landline: 'Ein Festnetzanschluss bekommt unsere SMS nicht. Wie ist Ihre Handynummer?',
  resend_too_soon: 'Die SMS ist unterwegs. Einen neuen Code gibt es in {seconds} Sekunden.',
  resend_used_up:
    'Wir können vorerst keinen neuen Code senden. Stimmt die Nummer? Wenn nicht, antworten Sie „nicht meine Nummer“.',
  review_link_invalid:
    'Das ist kein Bewertungslink von Google. Bitte kopieren Sie ihn dort aus Ihrem Unternehmensprofil.',
  slug_invalid: 'Eine Adresse besteht aus 3 bis 40 Kleinbuchstaben, Ziffern und Bindestrichen.',
  slug_reserved: 'Diese Adresse nutzt TaraKazan selbst. Bitte wählen Sie eine andere.',
  slug_taken: 'Diese Adresse ist vergeben. Bitte wählen Sie eine andere.',
  social_link_invalid:
    'Dieser Link passt hier nicht ({network}). Bitte fügen Sie die volle Adresse Ihrer eigenen Seite ein.',
  token_expired: 'Dieser Chat war lange offen. Bitte öffnen Sie die Seite neu.',
  token_invalid: 'Dieser Chat ließ sich nicht öffnen. Bitte öffnen Sie die Seite neu.',
  too_many_codes:
    'Es wurden zu viele Codes angefordert. Bitte versuchen Sie es in {minutes} Minuten noch einmal.',
  too_many_requests: 'Das war viel auf einmal. Bitte versuchen Sie es in einer Minute noch einmal.',
  unavailable: 'Wir sind kurz nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal.',
} satisfies Record<RefusalCode, string>;
