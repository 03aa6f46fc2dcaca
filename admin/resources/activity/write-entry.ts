import type { Changes } from '../../../core/activity-log/activity-chain.js';
import type { ListedActivity } from '../../../core/activity-log/listed-activity.js';
import type { Language } from '../../../core/i18n/languages.js';
import type { Row } from '../../panel/definition.js';
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
      const [before, after] = change.map((value) => writeValue(field, value, language)) as [string, string];
      return change[0] === null ? `${name}: ${after}` : `${name}: ${before} → ${after}`;
    })
    .join(' · ');
}

function writeValue(field: string, value: Changes[string][0], language: Language): string {
  if (value === null) return '–';
  if (typeof value === 'number') {
    const format = new Intl.NumberFormat(
      language,
      field === 'priceMinor' ? { minimumFractionDigits: 2 } : {},
    );
    return format.format(field === 'priceMinor' ? value / 100 : value);
  }
  return wordOf(VALUE_WORDS, String(value), language);
}
