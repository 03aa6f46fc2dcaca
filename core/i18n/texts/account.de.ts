import type { account as english } from './account.en.js';

export const account: typeof english = {
  frame: {
    product: 'TaraKazan-Panel',
    home: 'Zur Seite von TaraKazan',
    language: 'Sprache',
  },
  sign_in: {
    title: 'Anmelden',
    email: 'E-Mail',
    password: 'Passwort',
    submit: 'Anmelden',
    forgot: 'Neues Passwort setzen',
    over: 'Sie wurden abgemeldet, es wurde nichts weiter geändert. Bitte melden Sie sich wieder an.',
    away: 'Es wurde nichts geändert: Ihre Sitzung war zu Ende. Melden Sie sich an, um fortzufahren.',
  },
  second: {
    title: 'Zweiter Schritt',
    text: 'Bitte tippen Sie die sechs Ziffern ein, die Ihre App gerade zeigt.',
    code: 'Code',
    hint: 'Ohne Ihr Telefon: einer Ihrer zehn Ersatzcodes.',
    submit: 'Weiter',
    back: 'Von vorn beginnen',
  },
  forgot: {
    title: 'Neues Passwort setzen',
    text: 'Wir schreiben Ihnen einen Link, der eine Stunde gilt.',
    submit: 'Link senden',
    sent_title: 'Bitte sehen Sie in Ihr Postfach',
    sent_text: 'Falls sich jemand mit dieser E-Mail anmeldet, ist ein Link unterwegs. Er gilt eine Stunde.',
    back: 'Zurück zur Anmeldung',
  },
  link: {
    title: 'Wählen Sie ein Passwort',
    text: 'Für {email}. Mindestens zehn Zeichen; ein kurzer Satz ist leicht zu merken.',
    password: 'Neues Passwort',
    submit: 'Speichern und anmelden',
    over_title: 'Dieser Link führt nirgends mehr hin',
  },
  own: {
    title: 'Meine Anmeldung',
    signed_in: 'Sie sind als {email} angemeldet.',
    panel: 'Zum Panel',
    sign_out: 'Abmelden',
    everywhere: 'Überall abmelden',
    everywhere_text: 'Beendet diese Anmeldung auf allen anderen Telefonen und Rechnern.',
    everywhere_done: 'Alle anderen Telefone und Rechner sind abgemeldet.',
    password_title: 'Passwort ändern',
    current: 'Ihr jetziges Passwort',
    wanted: 'Neues Passwort',
    save: 'Neues Passwort speichern',
    saved: 'Das neue Passwort ist gespeichert. Alle anderen Telefone und Rechner sind abgemeldet.',
    language_title: 'Sprache des Panels',
    language_save: 'Sprache speichern',
    language_saved: 'Die Sprache ist gespeichert.',
    totp_title: 'Zweiter Schritt beim Anmelden',
    totp_is_on: 'An: Beim Anmelden wird ein Code Ihrer App verlangt.',
    totp_is_off: 'Aus. Ist er an, öffnet ein gestohlenes Passwort allein nichts.',
    totp_on: 'Einschalten',
    totp_off: 'Ausschalten',
    totp_off_done: 'Der zweite Schritt ist aus.',
  },
  totp: {
    title: 'Zweiten Schritt einschalten',
    required:
      'Wer TaraKazan leitet, meldet sich mit einem zweiten Schritt an. Bitte richten Sie ihn jetzt ein.',
    text: 'Scannen Sie dies mit einer App für Codes, etwa der Ihres Telefons, und tippen Sie die sechs Ziffern ein, die sie zeigt.',
    secret: 'Ohne Kamera tippen Sie dies in die App:',
    picture: 'QR-Code für Ihre App',
    password: 'Ihr jetziges Passwort',
    code: 'Sechs Ziffern',
    submit: 'Einschalten',
    done_title: 'Der zweite Schritt ist an',
    done_text:
      'Bitte bewahren Sie diese zehn Codes dort auf, wo Sie sie auch ohne Telefon finden. Jeder meldet Sie einmal an. Sie werden nicht noch einmal gezeigt.',
    done: 'Ich habe sie aufbewahrt',
  },
  failed: {
    title: 'Das hat nicht geklappt',
    back: 'Zurück',
    retry: 'Noch einmal versuchen',
  },
  mail: {
    reset_subject: 'Ihr Link für ein neues Passwort',
    reset_body:
      'Jemand, vermutlich Sie, möchte ein neues Passwort für TaraKazan. Dieser Link setzt es einmal innerhalb einer Stunde:\n\n{link}\n\nWaren Sie es nicht, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
    invitation_subject: 'Ihre Anmeldung für {business}',
    invitation_body:
      'Guten Tag {name},\n\nSie sind zum Panel von {business} bei TaraKazan eingeladen. Wählen Sie Ihr Passwort innerhalb von sieben Tagen hier:\n\n{link}',
    totp_on_subject: 'Der zweite Schritt Ihrer Anmeldung ist an',
    totp_on_body:
      'Die Anmeldung bei TaraKazan verlangt nach Ihrem Passwort nun den Code einer App.\n\nWaren Sie das nicht, kennt jemand anderes Ihr Passwort: Schalten Sie den zweiten Schritt unter „Meine Anmeldung“ aus, solange Sie noch angemeldet sind, und wählen Sie ein neues Passwort, oder fragen Sie, wer Sie eingeladen hat.',
    totp_off_subject: 'Der zweite Schritt Ihrer Anmeldung ist aus',
    totp_off_body:
      'Die Anmeldung bei TaraKazan verlangt keinen Code einer App mehr.\n\nWaren Sie das nicht, kennt jemand anderes Ihr Passwort: Wählen Sie unter „Meine Anmeldung“ ein neues und schalten Sie den zweiten Schritt wieder ein.',
    anchor_subject: 'TaraKazan: Stand der Aktivitätsprotokolle am {day}',
    anchor_body:
      'Bitte bewahren Sie diese E-Mail auf. Die Zeilen sagen, wo jedes Aktivitätsprotokoll stand; mit ihnen fällt ein abgeschnittenes oder neu geschriebenes Protokoll auf.\n`npm run verify-logs -- --anchors DATEI` nimmt sie, wie sie sind.\n\n{heads}',
  },
};
