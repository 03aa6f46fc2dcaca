import AdminJS, {
  type Action,
  type ActionContext,
  type RecordActionResponse,
  type ResourceOptions,
} from 'adminjs';
import { isDatabaseAway } from '../../core/db/is-away.js';
import { Refusal } from '../../core/errors.js';
import type { Language } from '../../core/i18n/languages.js';
import { translate } from '../../core/i18n/translate.js';
import type { Platform } from '../../core/platform.js';
import { mayDo } from '../access.js';
import type { Column, ShownColumn } from './column.js';
import { ACTION_FORM } from './components.js';
import { historyAction, historyProperty } from './history.js';
import { accountOf, type PanelAdmin } from './current-admin.js';
import type { PanelAction, ResourceDefinition, Row } from './definition.js';
import { guarded } from './guarded.js';
import { openList } from './open-list.js';
import { tonesOf } from './status-tones.js';

const allows = (key: string) => (context: ActionContext) => {
  const admin = context.currentAdmin as PanelAdmin | undefined;
  return admin !== undefined && mayDo(admin.role, key);
};

/** An action as far as it is shown: on which side it acts is not said here. */
type ShownAction = Omit<PanelAction, 'isFor' | 'run' | 'effect'> & { effect?: unknown };

/** A field of an action's form, as the browser gets it. */
export interface FormField {
  name: string;
  type: NonNullable<Column['type']>;
  values: { value: string; label: string }[] | null;
  optional: boolean;
  long: boolean;
}

/** How AdminJS shows a resource. Of its own actions those are left that read and that the access table names. */
export function resourceOptions(
  platform: Platform,
  definition: ResourceDefinition,
  language: Language,
): ResourceOptions {
  const { id, columns, icon, title, sort, actions = [] } = definition;
  const names = (place: 'list' | 'show' | 'filter') =>
    columns
      .filter(({ where, filter }) => (place === 'filter' ? filter : (where?.includes(place) ?? true)))
      .map(({ name }) => name);
  const stock = Object.keys(AdminJS.ACTIONS).map((name): [string, Partial<Action<never>>] => {
    const key = `resource:${id}.${name}`;
    return [
      name,
      { isAccessible: allows(key), ...(name === 'list' && { showFilter: names('filter').length > 0 }) },
    ];
  });
  const own = actions.map((action): [string, Action<never>] => [
    action.name,
    ownAction(platform, definition, action, language),
  ]);
  return {
    id,
    navigation: { name: null, icon } as unknown as ResourceOptions['navigation'],
    titleProperty: title,
    listProperties: names('list'),
    showProperties: [...names('show'), ...Object.keys(historyProperty(definition))],
    filterProperties: names('filter'),
    editProperties: [],
    sort: { sortBy: sort.by, direction: sort.direction },
    properties: {
      ...Object.fromEntries(
        columns.map((column) => [
          column.name,
          {
            isTitle: column.name === title,
            availableValues: wordsOf(column, language) ?? undefined,
            custom: shownOf(column),
          },
        ]),
      ),
      ...historyProperty(definition),
    },
    actions: {
      ...Object.fromEntries([...stock, ...own]),
      ...historyAction(platform, definition, allows(`resource:${id}.history`)),
    } as ResourceOptions['actions'],
  };
}

function ownAction(
  platform: Platform,
  definition: ResourceDefinition,
  action: ShownAction,
  language: Language,
): Action<never> {
  const key = `resource:${definition.id}.${action.name}`;
  const { name, on, fields, guard } = action;
  return {
    name,
    actionType: on,
    isAccessible: allows(key),
    isVisible: ({ record, ...context }: ActionContext) =>
      !record || openList(platform, definition, accountOf(context)).offers(name, { ...record.params } as Row),
    // What tells first whom it is about has a page to tell it on.
    component: fields || action.effect ? ACTION_FORM : false,
    ...(guard && { guard: `${name}_guard` }),
    custom: {
      fields: (fields ?? []).map((field): FormField => ({
        ...{ name: field.name, type: field.type ?? 'string', values: wordsOf(field, language) },
        ...{ optional: field.optional ?? false, long: field.long ?? false },
      })),
    },
    // AdminJS calls it for a GET as well: only what was posted does anything.
    handler: guarded<ActionContext, unknown>(key, ({ request, context }) =>
      run(platform, definition, action, request, context),
    ),
  } as unknown as Action<never>;
}

const shownOf = (column: Column): ShownColumn => {
  const { filter, onCard, dayOnly, whole } = column;
  return { filter, onCard, dayOnly, whole, tones: tonesOf(column) };
};

/** What a column can be, each with its words. */
function wordsOf({ values }: Column, language: Language): { value: string; label: string }[] | null {
  return values ? Object.entries(values).map(([value, words]) => ({ value, label: words[language] })) : null;
}

async function run(
  platform: Platform,
  definition: ResourceDefinition,
  action: ShownAction,
  { method, payload = {}, params }: Parameters<ReturnType<typeof guarded>>[0],
  context: ActionContext,
): Promise<Partial<RecordActionResponse>> {
  const { currentAdmin, record, resource } = context;
  const account = accountOf(context);
  const answer = record && { record: record.toJSON(currentAdmin) };
  const open = openList(platform, definition, account);
  if (method !== 'post') {
    const effect = record && (await open.effect(action.name, record.id()));
    return answer && effect
      ? { record: { ...answer.record, effect } as typeof answer.record }
      : { ...answer };
  }
  try {
    await open.act(action.name, params.recordId ?? null, payload);
  } catch (error) {
    // It may have gone away after it committed: no refusal that says try again.
    if (isDatabaseAway(error)) throw new Refusal('outcome_unknown');
    if (!(error instanceof Refusal) || error.status >= 500) throw error;
    const message = translate(account.language, `error.${error.code}`, error.args);
    return { ...answer, notice: { message, type: 'error' } };
  }
  const { resourceId, recordId } = params;
  const notice = { message: action.done[account.language], type: 'success' as const };
  const list = `/admin/resources/${resourceId}`;
  if (!record || !recordId) return { notice, redirectUrl: list };
  // Whoever changed a record sees what became of it, or the list when it is gone.
  let left: typeof record | undefined = record;
  try {
    [left] = await resource.findMany([recordId], context);
  } catch (error) {
    // It is done all the same. The page that it leads to asks again by itself.
    const level = isDatabaseAway(error) ? 'warn' : 'error';
    platform.log[level]({ error, resourceId, action: action.name }, 'what an action left could not be read');
  }
  if (!left) return { ...answer, notice, redirectUrl: list };
  return {
    record: left.toJSON(currentAdmin),
    notice,
    redirectUrl: `${list}/records/${recordId}/show`,
  };
}
