import { account } from './account.tr.js';
import { chat } from './chat.tr.js';
import { consent } from './consent.tr.js';
import { error } from './error.tr.js';
import { lists } from './lists.tr.js';
import { overview } from './overview.tr.js';
import { page } from './page.tr.js';
import { panel } from './panel.tr.js';
import { reminder } from './reminder.tr.js';
import { sms } from './sms.tr.js';
import type { Texts } from './en.js';

export const tr: Texts = { account, chat, consent, error, lists, overview, page, panel, reminder, sms };
