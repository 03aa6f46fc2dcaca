import type { page as english } from './page.en.js';

export const page: typeof english = {
  title: '{business}: scannen und gewinnen',
  prize: 'Ihr Geschenk heute: {title}',
  loading: 'Einen Moment, der Chat wird geöffnet.',
  failed: 'Der Chat ließ sich nicht öffnen.',
  reload: 'Noch einmal versuchen',
  chat: 'Chat mit {business}',
  noscript: 'Der Chat braucht JavaScript. Bitte schalten Sie es im Browser ein oder fragen Sie das Personal.',
  opening_soon: 'Bald geht es los. Hier wird ein Geschenk für Sie vorbereitet.',
  suspended: '{business} macht hier gerade Pause. Bitte fragen Sie das Personal.',
  closed: '{business} hat hier keine Seite mehr.',
  by: 'Diese Seite betreibt {legal}, {address}.',
  privacy: 'Datenschutz',
  terms: 'Bedingungen des Geschenks',
  languages: 'Sprache',
  made_with: 'Mit TaraKazan gemacht',
  not_found: {
    title: 'Hier ist keine Seite',
    text: 'Bitte prüfen Sie die Adresse oder scannen Sie den Code auf dem Tisch noch einmal.',
  },
  failed_page: { title: 'Das hat nicht geklappt' },
  back: 'Zurück zu {business}',
  home: {
    title: 'TaraKazan: scannen und gewinnen',
    lead: 'Ein Code auf dem Tisch. Eine halbe Minute Chat. Ein Gast, der wiederkommt.',
    text: 'Ihre Gäste scannen, hinterlassen Namen und bestätigte Nummer, sagen, ob sie von Ihnen hören möchten, und bekommen einen Geschenkcode für einmal. Sie holen sie mit SMS zurück, die Sie einmal bezahlt haben und auf die Verlass ist.',
    sign_in: 'Anmelden',
  },
  privacy_page: {
    title: 'Datenschutz bei {business}',
    who: {
      title: 'Wer verantwortlich ist',
      text: '{legal}, {address}. Fragen und Anliegen: {email}. Im Auftrag von {legal} betreibt TaraKazan diese Seite.',
    },
    what: {
      title: 'Was wir speichern',
      text: 'Ihren Namen, Ihre Handynummer, was Sie in diesem Chat schreiben, Ihre Antwort zu SMS-Angeboten mit genauem Wortlaut und Zeit, Ihr Geschenk und wann Sie es eingelöst haben. Alles wird verschlüsselt gespeichert.',
    },
    why: {
      title: 'Wofür',
      text: 'Damit jeder Mensch ein Geschenk bekommt; darum wird die Nummer mit einem Code bestätigt. Angebote kommen nur per SMS, wenn Sie zugestimmt haben, und das Geschenk hängt davon nicht ab.',
    },
    with: {
      title: 'Wer es bekommt',
      text: 'Ihre Nummer geht an den SMS-Anbieter, der den Code und, wenn Sie zugestimmt haben, die Angebote zustellt. Sonst bekommt sie niemand, und nichts wird verkauft.',
    },
    long: {
      title: 'Wie lange',
      text: 'Chats {chats} Tage. Codes {codes} Tage. Nie bestätigte Nummern {unproven} Tage. Den Nachweis Ihrer Zustimmung, ohne Namen, {evidence} Jahre nach dem Widerruf.',
    },
    device: {
      title: 'Auf Ihrem Gerät',
      text: 'Ein Cookie für {cookie} Tage, damit Sie zu Ihrem Chat zurückfinden, und eine Zufallszahl, damit ein Scan nicht doppelt zählt. Keine Werbung, keine fremden Server.',
    },
    rights: {
      title: 'Ihre Rechte',
      text: 'Sie können Ihre Daten jederzeit kostenlos einsehen, herunterladen, berichtigen oder löschen lassen und Ihre Zustimmung widerrufen: Schreiben Sie an {email}.',
    },
  },
  terms_page: {
    title: 'Das Geschenk bei {business}',
    none: 'Zurzeit gibt es kein Geschenk.',
    one: 'Eines für jeden Menschen.',
    valid: 'Gültig {days} Tage ab dem Tag, an dem Sie es bekommen.',
    use: 'Zeigen Sie den Code dem Personal. Er gilt einmal und wird nicht ausgezahlt.',
    free: 'Es hängt weder von einer Bewertung noch von der Zustimmung zu SMS-Angeboten ab.',
    after_review: 'Sie bekommen es, nachdem Sie gesagt haben, dass Sie eine Bewertung hinterlassen haben.',
  },
  outbox: {
    title: 'Postausgang der Sandbox',
    lead: 'Diese Nachrichten wären verschickt worden. Die neueste steht oben.',
    empty: 'Noch wurde nichts verschickt. Öffnen Sie eine Gästeseite und hinterlassen Sie eine Nummer.',
    to: 'an {to}',
  },
};
