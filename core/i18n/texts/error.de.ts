import type { RefusalCode } from '../../errors.js';

export const error = {
  audience_invalid: 'Bitte prüfen Sie, für wen das gedacht ist.',
  bad_request: 'Das kam nicht lesbar bei uns an. Bitte versuchen Sie es noch einmal.',
  body_too_large: 'Das ist zu groß. Bitte senden Sie weniger auf einmal.',
  business_closed: 'Diese Seite ist zurzeit geschlossen. Bitte fragen Sie das Personal.',
  campaign_changed: 'Das wurde inzwischen geändert. Bitte lesen Sie es vor dem Senden noch einmal.',
  campaign_not_paused: 'Nur was pausiert, kann weitergehen.',
  campaign_not_sending: 'Nur was gerade gesendet wird, lässt sich pausieren.',
  campaign_over: 'Das ist schon vorbei, es gibt nichts mehr anzuhalten.',
  campaign_started: 'Der Versand hat begonnen, darum lässt sich das nicht mehr ändern.',
  address_invalid: 'Bitte geben Sie die Adresse in einer Zeile mit höchstens 120 Zeichen an.',
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
  link_invalid: 'Bitte fügen Sie einen ganzen Link ein, der mit https:// beginnt.',
  gift_not_texted: 'Dieses Geschenk ließ sich nicht per SMS senden. Bitte speichern Sie es als Bild.',
  greeting_invalid: 'Bitte fassen Sie die Begrüßung in eine Zeile mit höchstens 140 Zeichen.',
  languages_invalid: 'Bitte behalten Sie mindestens eine Sprache, darunter die des Betriebs.',
  logo_invalid:
    'Bitte nehmen Sie ein Bild als PNG, JPEG oder WebP mit höchstens 200 KB und 32 bis 2048 Pixeln je Seite.',
  message_too_long: 'Das ist zu lang. Bitte bleiben Sie unter 1.000 Zeichen.',
  name_invalid:
    'Das konnten wir nicht als Namen lesen. Bitte nur Buchstaben, ohne Ziffern und Emojis. Wie dürfen wir Sie nennen?',
  no_gift: 'Zurzeit gibt es hier kein Geschenk. Bitte fragen Sie das Personal.',
  no_package: 'Es läuft kein Paket. Bitte buchen Sie zuerst eines.',
  not_found: 'Hier ist nichts. Bitte prüfen Sie die Adresse.',
  offer_missing: 'Im Text steht ein Code. Bitte sagen Sie, was der Code bringt.',
  outcome_unknown:
    'Es ist nicht bekannt, ob das gespeichert wurde. Bitte sehen Sie nach, bevor Sie es wiederholen.',
  package_empty: 'Es sind noch {available} SMS übrig, hierfür werden {needed} gebraucht.',
  package_invalid: 'Bitte prüfen Sie die Zahl der SMS, den Preis und den Zeitraum.',
  package_running: 'Es läuft schon ein Paket. Bitte ändern Sie dieses.',
  phone_country: 'In dieses Land können wir noch keine SMS senden. Haben Sie eine andere Handynummer?',
  phone_elsewhere: 'Ist es {phone}? Dann geben Sie die Nummer bitte so ein, mit der Landesvorwahl.',
  phone_invalid: 'Das konnten wir nicht als Handynummer lesen. Bitte geben Sie sie noch einmal ein.',
  phone_landline: 'Ein Festnetzanschluss bekommt unsere SMS nicht. Wie ist Ihre Handynummer?',
  phone_long: 'Die Nummer hat zu viele Ziffern. Bitte prüfen Sie sie und geben Sie sie noch einmal ein.',
  phone_short: 'Die Nummer hat zu wenige Ziffern. Bitte prüfen Sie sie und geben Sie sie noch einmal ein.',
  phone_two: 'Das sind zwei Nummern. An welche dürfen wir den Code senden?',
  reason_missing: 'Bitte sagen Sie in wenigen Worten, warum.',
  reminder_changed:
    'Diese Erinnerung wurde inzwischen geändert. Bitte laden Sie neu und sehen Sie noch einmal nach.',
  reminder_invalid: 'Bitte prüfen Sie die Tage (7 bis 730), die Uhrzeit und die Grenze je Tag.',
  resend_too_soon: 'Die SMS ist unterwegs. Einen neuen Code gibt es in {seconds} Sekunden.',
  resend_used_up:
    'Wir können vorerst keinen neuen Code senden. Stimmt die Nummer? Wenn nicht, antworten Sie „nicht meine Nummer“.',
  review_link_invalid:
    'Das ist kein Bewertungslink von Google. Bitte kopieren Sie ihn dort aus Ihrem Unternehmensprofil.',
  slug_invalid: 'Eine Adresse besteht aus 3 bis 40 Kleinbuchstaben, Ziffern und Bindestrichen.',
  slug_reserved: 'Diese Adresse nutzt TaraKazan selbst. Bitte wählen Sie eine andere.',
  slug_taken: 'Diese Adresse ist vergeben. Bitte wählen Sie eine andere.',
  text_invalid: 'Bitte schreiben Sie einen Text von 1 bis 1.000 Zeichen.',
  time_invalid: 'Bitte wählen Sie eine Zeit, die noch kommt. In der Nacht der Zeitumstellung fehlen manche.',
  social_link_invalid:
    'Dieser Link passt hier nicht ({network}). Bitte fügen Sie die volle Adresse Ihrer eigenen Seite ein.',
  token_expired: 'Dieser Chat war lange offen. Bitte öffnen Sie die Seite neu.',
  token_invalid: 'Dieser Chat ließ sich nicht öffnen. Bitte öffnen Sie die Seite neu.',
  codes_wait:
    'Gerade werden sehr viele Codes angefordert, deshalb schicken wir sie der Reihe nach. Bitte in etwa {minutes} Minuten „Neuer Code“ schreiben; alle Antworten bleiben erhalten.',
  address_full:
    'Aus diesem Netz sind heute viele Chats offen geblieben. Bitte morgen oder über mobile Daten noch einmal versuchen.',
  conversation_full:
    'Dieser Chat ist sehr lang geworden. Bitte den Code noch einmal scannen und neu beginnen.',
  too_many_codes:
    'Es wurden zu viele Codes angefordert. Bitte versuchen Sie es in {minutes} Minuten noch einmal.',
  too_many_invitations:
    'Es waren schon zwanzig Einladungen an einem Tag. Bitte versuchen Sie es morgen wieder.',
  too_many_requests: 'Das war viel auf einmal. Bitte versuchen Sie es in einer Minute noch einmal.',
  too_many_tests: 'Es waren schon zehn Tests an einem Tag. Bitte versuchen Sie es morgen wieder.',
  unavailable: 'Wir sind kurz nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal.',
  code_wrong: 'Dieser Code passt nicht. Bitte nehmen Sie den neuesten aus Ihrer App.',
  email_invalid: 'Bitte prüfen Sie die E-Mail-Adresse.',
  email_taken: 'Mit dieser E-Mail meldet sich schon jemand an. Bitte nehmen Sie eine andere.',
  filter_invalid: 'Diese Suche lässt sich nicht lesen. Bitte leeren Sie sie und versuchen Sie es erneut.',
  link_over: 'Dieser Link wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.',
  password_weak: 'Bitte wählen Sie ein Passwort mit 10 bis 200 Zeichen, das nicht Ihre E-Mail ist.',
  password_wrong: 'Das ist nicht Ihr Passwort.',
  sign_in_failed:
    'E-Mail und Passwort passen nicht zusammen. Bitte warten Sie nach mehreren Versuchen etwas, oder setzen Sie ein neues Passwort.',
  signed_out: 'Sie wurden abgemeldet. Bitte melden Sie sich wieder an; es wurde nichts geändert.',
  two_codes_wanted:
    'Bitte geben Sie zwei Codes hintereinander ein: den, den Ihre App jetzt zeigt, und eine halbe Minute später den nächsten.',
  request_reused:
    'Mit diesem Formular wurde schon ein anderer Text versendet. Bitte öffnen Sie es neu und prüfen Sie, was versendet wurde.',
  placeholder_unknown:
    '{shown} würde genau so versendet. Bitte schreiben Sie {name}, {link} oder {code} genau so, ohne Leerzeichen, oder lassen Sie die Klammern weg.',
  letters_lost:
    'Diese Buchstaben lassen sich nicht einfacher schreiben: {letters}. Bitte ändern Sie sie oder schalten Sie die Vereinfachung aus.',
} satisfies Record<RefusalCode, string>;
