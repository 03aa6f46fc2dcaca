import { foldText } from '../core/i18n/fold-text.js';

/** Folded, in every language at once: a guest may answer in another one than the question's. */
const WORDS = {
  yes: [
    'yes|y|yeah|yep|ok|okay|sure|i agree|agreed',
    'evet|e|olur|tamam|kabul|kabul ediyorum|onayliyorum',
    'ja|j|ja gern|ja gerne|gern|gerne|klar|einverstanden|ich stimme zu',
  ],
  no: [
    'no|n|nope|no thanks|no thank you|skip',
    'hayir|h|yok|olmaz|istemiyorum|kabul etmiyorum|hayir tesekkurler|gec',
    'nein|nein danke|lieber nicht|uberspringen|ueberspringen',
  ],
  done: [
    'done|all done|i did|did it|i left a review|left a review|reviewed|i have',
    'yaptim|tamam|tamamdir|bitti|yazdim|degerlendirdim|yorum yaptim|yorum yazdim',
    'erledigt|fertig|gemacht|bewertet|ich habe bewertet|habe ich',
  ],
  later: [
    'later|maybe later|not now|maybe',
    'sonra|daha sonra|belki sonra|belki|simdi degil',
    'spater|spaeter|vielleicht spater|vielleicht|jetzt nicht',
  ],
  text_me: [
    'text it to me|text me|text it|send it by sms|send me an sms|sms',
    'sms ile gonderin|sms ile gonder|sms gonderin|sms gonder|bana sms gonder',
    'per sms senden|per sms|als sms|als sms senden|sms senden',
  ],
  /** What people open a chat with, and nobody is called. */
  hello: [
    'hi|hello|hey|hi there|good morning|good evening',
    'merhaba|merhabalar|selam|selamlar|slm|gunaydin|iyi gunler|iyi aksamlar',
    'hallo|guten tag|guten morgen|guten abend|moin|servus|gruss gott|gruezi',
  ],
  /** Said by a client for the guest, when the review link was opened. */
  opened: ['opened'],
} as const;

export type Choice = keyof typeof WORDS;

const SIGNS: Partial<Record<Choice, RegExp>> = {
  yes: /^(👍|✅|✔)/u,
  no: /^(👎|❌|✖)/u,
  done: /^(👍|✅|✔)/u,
};

const SETS = Object.fromEntries(
  Object.entries(WORDS).map(([choice, lists]) => [choice, new Set(lists.join('|').split('|'))]),
) as Record<Choice, Set<string>>;

/** Which of the offered choices the text means, or null. Case, accents, punctuation and emoji around it do not matter. */
export function readChoice<C extends Choice>(text: string, offered: readonly C[]): C | null {
  const folded = foldText(text);
  if (folded === '') return offered.find((choice) => SIGNS[choice]?.test(text)) ?? null;
  return offered.find((choice) => SETS[choice].has(folded)) ?? null;
}
