import { account } from './account.en.js';
import { chat } from './chat.en.js';
import { consent } from './consent.en.js';
import { error } from './error.en.js';
import { lists } from './lists.en.js';
import { overview } from './overview.en.js';
import { page } from './page.en.js';
import { panel } from './panel.en.js';
import { reminder } from './reminder.en.js';
import { sms } from './sms.en.js';

/** English is the master: the other languages have its shape, checked by type. */
export const en = { account, chat, consent, error, lists, overview, page, panel, reminder, sms };

export type Texts = typeof en;
