import {
  listAllActivity,
  readAllActivity,
  type PlatformActivity,
} from '../../core/activity-log/list-all-activity.js';
import { ActivityEntry } from '../../core/db/entities/activity-entry.js';
import type { Language } from '../../core/i18n/languages.js';
import type { PlatformDefinition, Row } from '../panel/definition.js';
import { ACTOR, AT, EMPTY, FILTERS, REASON, WHAT } from './activity/columns.js';
import { readQuery, wordOf } from './activity/read-query.js';
import { writeEntry } from './activity/write-entry.js';

/** The logs of all businesses and the platform's own, as one. Reasons are the CEO's to read. */
export const allActivity: PlatformDefinition = {
  side: 'platform',
  id: 'all-activity',
  icon: 'Clock',
  label: { tr: 'İşlem kaydı', en: 'Activity log', de: 'Protokoll' },
  empty: EMPTY,
  entity: ActivityEntry,
  title: 'what',
  sort: { by: 'at', direction: 'desc' },
  columns: [
    AT,
    {
      ...{ name: 'business', type: 'string', filter: 'words' },
      label: { tr: 'İşletme', en: 'Business', de: 'Betrieb' },
    },
    ACTOR,
    ...WHAT,
    REASON,
    {
      ...{ name: 'who', type: 'string', where: ['filter'], filter: 'words' },
      label: {
        tr: 'Kişinin e-postası ya da numarası',
        en: 'Person’s e-mail or number',
        de: 'E-Mail oder Nummer der Person',
      },
    },
    ...FILTERS,
  ],
  async list(scope, tx, request, { language }) {
    const { wanted } = request;
    const more = { business: wordOf(wanted['business']), who: wordOf(wanted['who']) };
    const { entries, total } = await listAllActivity(scope, tx, { ...readQuery(request), ...more });
    return { rows: entries.map((entry) => toRow(entry, language)), total };
  },
  read: async (scope, tx, ids, { language }) =>
    (await readAllActivity(scope, tx, ids)).map((entry) => toRow(entry, language)),
};

const toRow = (entry: PlatformActivity, language: Language): Row => ({
  ...writeEntry(entry, language),
  business: entry.business ?? 'TaraKazan',
});
