import type { ActivityQuery } from '../../../core/activity-log/listed-activity.js';
import type { ListRequest } from '../../panel/definition.js';
import { TYPES } from './action-words.js';

/** What of a request every log understands. */
export function readQuery({ wanted, limit, offset }: ListRequest): ActivityQuery {
  const type = wordOf(wanted['type']);
  return {
    days: typeof wanted['at'] === 'object' ? wanted['at'] : undefined,
    subjects: type === undefined ? undefined : TYPES[type]?.subjects,
    role: wordOf(wanted['role']) as ActivityQuery['role'],
    ...{ limit, offset },
  };
}

export const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value : undefined;
