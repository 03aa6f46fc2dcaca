import type { Language } from '../../core/i18n/languages.js';

/** How a guest of each language answers, in words other than the buttons'. */
export const SAY: Record<Language, Record<Answer, string>> = {
  en: {
    yes: 'Yes!',
    no: 'no, thank you',
    done: 'done 😊',
    later: 'Maybe later…',
    help: 'HELP',
    startOver: 'Start over.',
    notMyNumber: "That's not my number!",
    notMe: 'This is not me',
    resend: 'send again',
    me: 'English',
  },
  tr: {
    yes: 'EVET',
    no: 'hayir tesekkurler',
    done: 'Yaptım 😊',
    later: 'Daha sonra…',
    help: 'Yardım?',
    startOver: 'BAŞTAN BAŞLA',
    notMyNumber: 'Bu benim numaram değil.',
    notMe: 'Bu ben değilim',
    resend: 'kod gelmedi',
    me: 'Türkçe',
  },
  de: {
    yes: 'Ja gern!',
    no: 'Nein, danke.',
    done: 'Habe ich 😊',
    later: 'Vielleicht später…',
    help: 'Hilfe!',
    startOver: 'von vorne',
    notMyNumber: 'Das ist nicht meine Nummer!',
    notMe: 'Bin ich nicht',
    resend: 'Neuen Code',
    me: 'Deutsch',
  },
};

type Answer =
  'yes' | 'no' | 'done' | 'later' | 'help' | 'startOver' | 'notMyNumber' | 'notMe' | 'resend' | 'me';
