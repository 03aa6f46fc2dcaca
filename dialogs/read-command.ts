import type { Language } from '../core/i18n/languages.js';
import { foldText } from '../core/i18n/fold-text.js';

export type Command =
  | { kind: 'help' | 'start_over' | 'not_my_number' | 'not_me' | 'resend' }
  | { kind: 'language'; language: Language };

const command = (kind: Exclude<Command['kind'], 'language'>, words: string): [string, Command][] =>
  words.split('|').map((one) => [one, { kind }]);

const speak = (language: Language, words: string): [string, Command][] =>
  words.split('|').map((one) => [one, { kind: 'language', language }]);

/** Folded whole messages; inside a longer sentence they are just words. */
const COMMANDS = new Map<string, Command>([
  ...command('help', 'help|help me|yardim|yardim et|hilfe'),
  ...command('start_over', 'start over|start again|restart|begin again'),
  ...command('start_over', 'bastan basla|bastan|yeniden basla|bastan baslayalim'),
  ...command('start_over', 'von vorn|von vorne|neu starten|neustart|von vorn anfangen'),
  ...command(
    'not_my_number',
    'not my number|that is not my number|thats not my number|this is not my number',
  ),
  ...command('not_my_number', 'wrong number|change number|change my number'),
  ...command('not_my_number', 'numaram bu degil|bu benim numaram degil|bu numaram degil|benim numaram degil'),
  ...command('not_my_number', 'yanlis numara|numara yanlis|numaram yanlis'),
  ...command('not_my_number', 'nicht meine nummer|das ist nicht meine nummer|falsche nummer|andere nummer'),
  ...command('not_me', 'not me|that is not me|thats not me|this is not me|i am not that person'),
  ...command('not_me', 'ben degilim|bu ben degilim|o ben degilim'),
  ...command('not_me', 'das bin ich nicht|ich bin das nicht|bin ich nicht|nicht ich'),
  ...command('resend', 'resend|new code|another code|send again|send it again|no code|no sms|i got no code'),
  ...command('resend', 'yeni kod|tekrar gonder|yeniden gonder|kod gelmedi|sms gelmedi|kod yok'),
  ...command(
    'resend',
    'neuer code|neuen code|noch einmal senden|erneut senden|kein code|keine sms|code kam nicht',
  ),
  ...speak('en', 'english|ingilizce|englisch|/lang en|/dil en|/sprache en'),
  ...speak('tr', 'turkce|turkish|turkisch|tuerkisch|/lang tr|/dil tr|/sprache tr'),
  ...speak('de', 'deutsch|german|almanca|/lang de|/dil de|/sprache de'),
]);

/** Commands in one language, and names in another. */
const NAMES_TOO = new Set(['german', 'bastan']);
/** Accents that no word of ours is written with, so it is another word: Germán is no German. */
const FOREIGN_ACCENT = /(?![çğıöşüäßÇĞİÖŞÜÄ])[^\P{L}a-z]/iu;

/** Whether a word that folds to one of ours may as well be somebody's name. */
export const mayBeName = (text: string): boolean =>
  FOREIGN_ACCENT.test(text.normalize('NFC')) || NAMES_TOO.has(foldText(text));

/** The interruption that a whole message asks for, or null when it is an answer. */
export function readCommand(text: string): Command | null {
  return COMMANDS.get(foldText(text)) ?? null;
}
