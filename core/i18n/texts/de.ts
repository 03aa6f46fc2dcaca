import { account } from './account.de.js';
import { chat } from './chat.de.js';
import { consent } from './consent.de.js';
import { error } from './error.de.js';
import { lists } from './lists.de.js';
import { overview } from './overview.de.js';
import { page } from './page.de.js';
import { panel } from './panel.de.js';
import { reminder } from './reminder.de.js';
import { sms } from './sms.de.js';
import type { Texts } from './en.js';

export const de: Texts = { account, chat, consent, error, lists, overview, page, panel, reminder, sms };
