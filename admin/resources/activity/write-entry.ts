import type { Changes } from '../../../core/activity-log/activity-chain.js';
import type { ListedActivity } from '../../../core/activity-log/listed-activity.js';
import type { Language } from '../../../core/i18n/languages.js';
import type { Row } from '../../panel/definition.js';
import { writeMoney } from '../../panel/write-money.js';
import { ACTION_WORDS, ROLE_WORDS, SUBJECT_WORDS } from './action-words.js';
import { FIELD_WORDS, VALUE_WORDS } from './field-words.js';

type Words = Record<string, Record<Language, string>>;

/** What is not in the words is told by its own name: a log leaves nothing out. */
const wordOf = (words: Words, name: string, language: Language): string =>
  Object.hasOwn(words, name) ? words[name]![language] : name;

/** An entry of a log as a row, in words. */
export function writeEntry(entry: ListedActivity, language: Language): Row {
  const { id, at, action, reason } = entry;
  return {
    ...{ id, at, action, reason, what: wordOf(ACTION_WORDS, action, language) },
    actor: writeActor(entry, language),
    subject: writeSubject(entry, language),
    changes: writeChanges(entry, language),
  };
}

/** `Ayşe Kaya · Owner`; the number where there is no name to be told. */
function writeActor({ actorRole, actorId, actorName }: ListedActivity, language: Language): string {
  const role = wordOf(ROLE_WORDS, actorRole, language);
  if (actorName) return `${actorName} · ${role}`;
  return actorId && (actorRole === 'owner' || actorRole === 'cashier') ? `${role} #${actorId}` : role;
}

function writeSubject({ subjectType, subjectId, subjectName }: ListedActivity, language: Language): string {
  const type = wordOf(SUBJECT_WORDS, subjectType, language);
  // There is one business in a log; its number says nothing.
  if (subjectName || !subjectId || subjectType === 'business')
    return subjectName ? `${type}: ${subjectName}` : type;
  return `${type} #${subjectId}`;
}

/** Fields by their names, each with what it was and became where the log knows. */
function writeChanges({ fields, changes }: ListedActivity, language: Language): string {
  return fields
    .map((field) => {
      const name = wordOf(FIELD_WORDS, field, language);
      const change = changes && Object.hasOwn(changes, field) ? changes[field] : undefined;
      if (!change) return name;
      const currency = changes?.['currency']?.[1];
      const write = (value: Changes[string][0]) =>
        field === 'priceMinor' && typeof value === 'number'
          ? writePrice(value, currency, language)
          : writeValue(value, language);
      const [before, after] = [write(change[0]), write(change[1])];
      return change[0] === null ? `${name}: ${after}` : `${name}: ${before} → ${after}`;
    })
    .join(' · ');
}

/** Entries from before the currency stood beside its price are read in hundredths. */
function writePrice(minor: number, currency: Changes[string][0] | undefined, language: Language): string {
  if (typeof currency === 'string') return writeMoney(language, minor, currency);
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(minor / 100);
}

function writeValue(value: Changes[string][0], language: Language): string {
  if (value === null) return '–';
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  return wordOf(VALUE_WORDS, String(value), language);
}
