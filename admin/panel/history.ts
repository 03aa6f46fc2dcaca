import type { Action, ActionContext, PropertyOptions } from 'adminjs';
import { Refusal } from '../../core/errors.js';
import type { Platform } from '../../core/platform.js';
import type { Column } from './column.js';
import { HISTORY } from './components.js';
import type { ResourceDefinition } from './definition.js';
import { guarded } from './guarded.js';
import { openList } from './open-list.js';

/** How a record's page calls what happened to it. */
export const HISTORY_COLUMN: Column = {
  ...{ name: 'history', type: 'string' },
  label: { tr: 'Geçmiş', en: 'History', de: 'Verlauf' },
};

/** Where a record's own page shows its history, if its resource has one. */
export function historyProperty({ history }: ResourceDefinition): Record<string, PropertyOptions> {
  return history ? { [HISTORY_COLUMN.name]: { components: { show: HISTORY } } } : {};
}

/** The address that a history is read from, a page at a time: an action that nobody sees as one. */
export function historyAction(
  platform: Platform,
  definition: ResourceDefinition,
  isAccessible: (context: ActionContext) => boolean,
): Record<string, Action<never>> {
  if (!definition.history) return {};
  const handler = guarded<ActionContext, unknown>(
    `resource:${definition.id}.history`,
    async ({ account, request, context }) => {
      const { record, currentAdmin } = context;
      if (!record) throw new Refusal('not_found');
      const query = request.query as Record<string, unknown> | undefined;
      const before = query?.['before'] ?? null;
      if (before !== null && typeof before !== 'string') throw new Refusal('filter_invalid');
      const told = await openList(platform, definition, account).history(record.id(), before);
      return { record: record.toJSON(currentAdmin), history: told };
    },
  );
  const action = { name: 'history', actionType: 'record', isVisible: false, isAccessible, handler };
  return { history: action as unknown as Action<never> };
}
