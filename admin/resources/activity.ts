import { listActivity, readActivity } from '../../core/activity-log/list-activity.js';
import { ActivityEntry } from '../../core/db/entities/activity-entry.js';
import type { BusinessDefinition } from '../panel/definition.js';
import { ACTOR, AT, EMPTY, FILTERS, WHAT } from './activity/columns.js';
import { readQuery, wordOf } from './activity/read-query.js';
import { writeEntry } from './activity/write-entry.js';

/** What the business's people, TaraKazan and the system changed at it. It is only added to: there is nothing to be done here. */
export const activity: BusinessDefinition = {
  side: 'business',
  id: 'activity',
  icon: 'Clock',
  label: { tr: 'İşlem kaydı', en: 'Activity log', de: 'Protokoll' },
  empty: EMPTY,
  entity: ActivityEntry,
  title: 'what',
  sort: { by: 'at', direction: 'desc' },
  columns: [
    AT,
    ACTOR,
    ...WHAT,
    {
      ...{ name: 'who', type: 'string', where: ['filter'], filter: 'words' },
      label: { tr: 'Kişinin adı', en: 'Person’s name', de: 'Name der Person' },
    },
    ...FILTERS,
  ],
  async list(scope, tx, request, { language }) {
    const query = { ...readQuery(request), who: wordOf(request.wanted['who']) };
    const { entries, total } = await listActivity(scope, tx, query);
    return { rows: entries.map((entry) => writeEntry(entry, language)), total };
  },
  read: async (scope, tx, ids, { language }) =>
    (await readActivity(scope, tx, ids)).map((entry) => writeEntry(entry, language)),
};
