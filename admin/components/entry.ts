import ActionForm from './action-form.js';
import { start } from './frame/start.js';
import History from './history.js';
import Home from './home.js';
import { watchAnswers } from './watch-answers.js';

watchAnswers();
/** Where the server's names for components lead: admin/panel/components.ts. */
start({ ActionForm, History, Home });
