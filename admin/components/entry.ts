import ActionForm from './action-form.js';
import Home from './home.js';
import LoggedIn from './logged-in.js';
import Nothing from './nothing.js';
import { watchAnswers } from './watch-answers.js';

// Where AdminJS looks for components by the names that the server gives them.
(globalThis as unknown as { AdminJS: { UserComponents: object } }).AdminJS.UserComponents = {
  ActionForm,
  Home,
  LoggedIn,
  Version: Nothing,
};
watchAnswers();
