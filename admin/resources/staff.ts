import { listStaff } from '../../core/accounts/list-staff.js';
import { disableStaff, inviteStaff } from '../../core/accounts/staff-sign-ins.js';
import type { Tx } from '../../core/db/tx.js';
import { Staff } from '../../core/db/entities/staff.js';
import { Refusal } from '../../core/errors.js';
import { isLanguage } from '../../core/i18n/languages.js';
import type { Id, Scope } from '../../core/scope.js';
import type { Column } from '../panel/column.js';
import type { BusinessDefinition, Reader, Row } from '../panel/definition.js';

const ROLES = {
  owner: { tr: 'İşletme sahibi', en: 'Owner', de: 'Inhaber' },
  cashier: { tr: 'Kasiyer', en: 'Cashier', de: 'Kasse' },
};
const SPOKEN = {
  tr: { tr: 'Türkçe', en: 'Turkish', de: 'Türkisch' },
  en: { tr: 'İngilizce', en: 'English', de: 'Englisch' },
  de: { tr: 'Almanca', en: 'German', de: 'Deutsch' },
};
const NAME: Column = { name: 'name', type: 'string', label: { tr: 'İsim', en: 'Name', de: 'Name' } };
const ROLE: Column = {
  ...{ name: 'role', of: 'role', filter: 'one_of', values: ROLES },
  label: { tr: 'Görev', en: 'Role', de: 'Rolle' },
};

const STATE: Column = {
  ...{ name: 'state', type: 'string', filter: 'one_of', onCard: true },
  label: { tr: 'Giriş', en: 'Sign-in', de: 'Anmeldung' },
  values: {
    active: { tr: 'Girebilir', en: 'May sign in', de: 'Darf sich anmelden' },
    invited: { tr: 'Davet edildi', en: 'Invited', de: 'Eingeladen' },
    lapsed: { tr: 'Davetin süresi doldu', en: 'Invitation ran out', de: 'Einladung abgelaufen' },
    disabled: { tr: 'Kapatıldı', en: 'Taken away', de: 'Entzogen' },
  },
};

async function readRows(
  scope: Scope,
  tx: Tx,
  ids: Id[] | null,
  { signIns }: Pick<Reader, 'signIns'>,
): Promise<Row[]> {
  // Whoever has no sign-in any more: their e-mail is now another's.
  return (await listStaff(scope, tx, ids)).map((one) => ({
    ...one,
    state: signIns.get(one.id)?.state ?? 'disabled',
  }));
}
const text = (form: Record<string, unknown>, name: string) => {
  const value = form[name];
  return typeof value === 'string' ? value : '';
};

/** Who may sign in at this business's panel. */
export const staff: BusinessDefinition = {
  side: 'business',
  id: 'staff',
  icon: 'Key',
  label: { tr: 'Ekip', en: 'Staff', de: 'Team' },
  empty: {
    tr: 'Panele girebilen herkes burada görünecek.',
    en: 'Everybody who may sign in at this panel will be here.',
    de: 'Hier stehen bald alle, die sich in diesem Bereich anmelden dürfen.',
  },
  entity: Staff,
  showsSignIns: true,
  title: 'name',
  sort: { by: 'createdAt', direction: 'asc' },
  columns: [
    NAME,
    { ...ROLE, onCard: true },
    STATE,
    {
      name: 'createdAt',
      of: 'createdAt',
      dayOnly: true,
      label: { tr: 'Eklendi', en: 'Added', de: 'Hinzugefügt' },
    },
  ],
  async list(scope, tx, { wanted, limit, offset }, reader) {
    const all = (await readRows(scope, tx, null, reader)).filter((row) =>
      ['role', 'state'].every((name) => wanted[name] === undefined || row[name] === wanted[name]),
    );
    return { rows: all.slice(offset, offset + limit), total: all.length };
  },
  read: readRows,
  actions: [
    {
      name: 'invite',
      on: 'resource',
      label: { tr: 'Birini davet edin', en: 'Invite somebody', de: 'Jemanden einladen' },
      done: {
        tr: 'Davet e-postayla yolda.',
        en: 'The invitation is on its way by e-mail.',
        de: 'Die Einladung ist per E-Mail unterwegs.',
      },
      fields: [
        NAME,
        { name: 'email', type: 'string', label: { tr: 'E-posta', en: 'E-mail', de: 'E-Mail' } },
        { ...ROLE, type: 'string' },
        {
          name: 'language',
          type: 'string',
          values: SPOKEN,
          label: { tr: 'Dil', en: 'Language', de: 'Sprache' },
        },
      ],
      async run({ platform, scope, form }) {
        const [role, language] = [text(form, 'role'), text(form, 'language')];
        if ((role !== 'owner' && role !== 'cashier') || !isLanguage(language))
          throw new Refusal('bad_request');
        await inviteStaff(platform, scope, {
          ...{ name: text(form, 'name'), email: text(form, 'email') },
          ...{ role, language },
        });
      },
    },
    {
      name: 'disable',
      on: 'record',
      label: { tr: 'Girişini kapat', en: 'Take the sign-in away', de: 'Anmeldung entziehen' },
      guard: {
        tr: 'Bu kişi hemen çıkış yapmış olur ve bir daha giremez.',
        en: 'This person is signed out at once and cannot sign in again.',
        de: 'Diese Person wird sofort abgemeldet und kann sich nicht mehr anmelden.',
      },
      done: { tr: 'Giriş kapatıldı.', en: 'The sign-in is taken away.', de: 'Die Anmeldung ist entzogen.' },
      isFor: (row, scope) => row.id !== scope.actor.id && row['state'] !== 'disabled',
      async run({ platform, scope, id }) {
        if (id === null) throw new Refusal('not_found');
        await disableStaff(platform, scope, id);
      },
    },
  ],
};
